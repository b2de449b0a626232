import { proofContents, proofs } from "@cartage/db/schema/proofs";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";

/** Erases proofs with their contents; their seals stay, so that the chains can still be checked. Answers how many went. */
export async function eraseProofs(
  tx: Transaction,
  organisationId: string,
  { proofIds, because }: { proofIds: string[]; because: "asked" | "expired" | "person" },
): Promise<number> {
  if (proofIds.length === 0) return 0;
  const erased = await tx
    .update(proofs)
    .set({ body: null, erasedAt: tx.context.now(), erasedBecause: because })
    .where(and(eq(proofs.organisationId, organisationId), inArray(proofs.id, proofIds), isNotNull(proofs.body)))
    .returning({ id: proofs.id });
  await tx
    .delete(proofContents)
    .where(and(eq(proofContents.organisationId, organisationId), inArray(proofContents.proofId, proofIds)));
  return erased.length;
}
