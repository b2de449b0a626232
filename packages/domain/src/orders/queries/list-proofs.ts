import { proofSeals, proofs } from "@cartage/db/schema/proofs";
import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { correctedTime } from "../../phone-time-rules.ts";
import type { OrderId } from "../inputs.ts";
import type { Proof } from "../proof/inputs.ts";
import { type Judgement, judgeProof } from "../proof/rules.ts";
import { readProof } from "../proving/read-statements.ts";

export interface ProofEntry {
  id: string;
  stopId: string | null;
  kind: "pickup" | "delivery";
  /** Epoch ms; corrected by what the phone knew of its clock, whose own time the proof holds. */
  handedOverAt: number;
  receivedAt: number;
  /** None once it is erased. */
  shown: { proof: Proof; judgement: Judgement } | null;
  erasedAt: number | null;
  erasedBecause: "asked" | "expired" | "person" | null;
  seal: { sha256: string; organisationSeq: number; orderSeq: number };
}

/** The proofs of an order with what speaks against each, the oldest first; erased ones are told by their seals. */
export async function listProofs(ctx: Context, { orderId }: z.infer<typeof OrderId>): Promise<ProofEntry[]> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const rows = await ctx.session.db
    .select({ proof: proofs, seal: proofSeals })
    .from(proofs)
    .innerJoin(proofSeals, and(eq(proofSeals.organisationId, proofs.organisationId), eq(proofSeals.proofId, proofs.id)))
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.orderId, orderId)))
    .orderBy(asc(proofSeals.orderSeq));
  return rows.map(({ proof: { id, stopId, kind, body, ...row }, seal }) => {
    const proof = body === null ? null : readProof(body);
    return {
      id,
      stopId,
      kind,
      handedOverAt: correctedTime(
        { at: row.handedOverAt.getTime(), clockOffsetMs: proof?.clockOffsetMs ?? null },
        row.receivedAt.getTime(),
      ),
      receivedAt: row.receivedAt.getTime(),
      shown: proof && { proof, judgement: judgeProof(proof) },
      erasedAt: row.erasedAt?.getTime() ?? null,
      erasedBecause: row.erasedBecause,
      seal: { sha256: seal.sealSha256, organisationSeq: seal.organisationSeq, orderSeq: seal.orderSeq },
    };
  });
}
