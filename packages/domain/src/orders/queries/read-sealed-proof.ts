import { proofContents, proofSeals, proofs } from "@cartage/db/schema/proofs";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { ProofId } from "../proof/add-inputs.ts";
import type { Seal } from "../proof/inputs.ts";
import type { MadeProof } from "../proof/make-proof.ts";
import type { Signed } from "../proof/seal-proof.ts";
import { readProof, readSeal } from "../proving/read-statements.ts";

/** A proof whole, with its contents and its seal. Throws `not_found`, `proof.erased`. */
export async function readSealedProof(
  ctx: Context,
  { proofId }: z.infer<typeof ProofId>,
): Promise<MadeProof & { seal: Signed<Seal> }> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { db } = ctx.session;
  const [found] = await db
    .select({ body: proofs.body, statement: proofSeals.statement, signature: proofSeals.signature })
    .from(proofs)
    .innerJoin(proofSeals, and(eq(proofSeals.organisationId, proofs.organisationId), eq(proofSeals.proofId, proofs.id)))
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofId)));
  if (!found) throw new DomainError("not_found");
  if (found.body === null) throw new DomainError("proof.erased");
  const contents = await db
    .select({ file: proofContents.file, content: proofContents.content })
    .from(proofContents)
    .where(and(eq(proofContents.organisationId, organisationId), eq(proofContents.proofId, proofId)));
  return {
    proof: readProof(found.body),
    contents: new Map(contents.map(({ file, content }) => [file, Uint8Array.from(content)])),
    seal: { statement: readSeal(found.statement), signature: Uint8Array.from(found.signature) },
  };
}
