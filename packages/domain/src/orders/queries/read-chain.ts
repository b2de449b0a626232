import { proofCheckpoints, proofSeals, signingKeys } from "@cartage/db/schema/proofs";
import { and, asc, between, eq, gte, inArray, lt } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Chain, Checkpoint, Seal } from "../proof/inputs.ts";
import type { Signed } from "../proof/seal-proof.ts";
import { readCheckpoint, readSeal } from "../proving/read-statements.ts";

export interface ReadChain {
  chain: Chain;
  checkpoint: Signed<Checkpoint>;
  keys: { id: string; publicPem: string }[];
}

/** What leads from a seal to the first of its order and to the next checkpoint; null when there is none yet. */
export async function readChain(ctx: Context, seal: Seal): Promise<ReadChain | null> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { db } = ctx.session;
  const { seq } = seal.organisationChain;
  const [next] = await db
    .select()
    .from(proofCheckpoints)
    .where(and(eq(proofCheckpoints.organisationId, organisationId), gte(proofCheckpoints.seq, seq)))
    .orderBy(asc(proofCheckpoints.seq))
    .limit(1);
  if (!next) return null;
  const ofOrganisation = eq(proofSeals.organisationId, organisationId);
  const { statement, organisationSeq, orderSeq } = proofSeals;
  const earlier = await db
    .select({ statement })
    .from(proofSeals)
    .where(and(ofOrganisation, eq(proofSeals.orderId, seal.orderId), lt(orderSeq, seal.orderChain.seq)))
    .orderBy(asc(orderSeq));
  const later = await db
    .select({ statement })
    .from(proofSeals)
    .where(and(ofOrganisation, between(organisationSeq, seq + 1, next.seq)))
    .orderBy(asc(organisationSeq));
  const keys = await db
    .select({ id: signingKeys.keyId, publicPem: signingKeys.publicPem })
    .from(signingKeys)
    .where(and(eq(signingKeys.organisationId, organisationId), inArray(signingKeys.keyId, [seal.keyId, next.keyId])))
    .orderBy(asc(signingKeys.keyId));
  const seals = (rows: { statement: string }[]) => rows.map((row) => readSeal(row.statement));
  return {
    chain: { version: 1, order: seals(earlier), organisation: seals(later) },
    checkpoint: { statement: readCheckpoint(next.statement), signature: Uint8Array.from(next.signature) },
    keys,
  };
}
