import { proofContents, proofs } from "@cartage/db/schema/proofs";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { ProofContentId } from "../proof/add-inputs.ts";

/** A signature or a photo of a proof. Throws `not_found`, `proof.erased`. */
export async function readProofContent(ctx: Context, { proofId, file }: z.infer<typeof ProofContentId>) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const [found] = await ctx.session.db
    .select({ erasedAt: proofs.erasedAt, mediaType: proofContents.mediaType, content: proofContents.content })
    .from(proofs)
    .leftJoin(
      proofContents,
      and(
        eq(proofContents.organisationId, proofs.organisationId),
        eq(proofContents.proofId, proofs.id),
        eq(proofContents.file, file),
      ),
    )
    .where(and(eq(proofs.organisationId, organisationId), eq(proofs.id, proofId)));
  if (found?.erasedAt) throw new DomainError("proof.erased");
  if (!found?.content || found.mediaType === null) throw new DomainError("not_found");
  return { mediaType: found.mediaType, content: found.content };
}
