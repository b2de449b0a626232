import { proofSeals } from "@cartage/db/schema/proofs";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import type { ChainHead } from "../proof/seal-proof.ts";

/** Holds the organisation's chain until the transaction ends: whoever seals at the same time waits. */
export async function holdOrganisationChain(tx: Transaction, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`proof chain ${organisationId}`}, 0))`);
}

/**
 * The last seals of the organisation's chain and of the order's, held. The order's row is held before, by every caller, so
 * that two never wait for each other.
 */
export async function holdChains(
  tx: Transaction,
  organisationId: string,
  orderId: string,
): Promise<{ organisationHead: ChainHead | null; orderHead: ChainHead | null }> {
  await holdOrganisationChain(tx, organisationId);
  const { sealSha256, organisationSeq, orderSeq } = proofSeals;
  const ofOrganisation = eq(proofSeals.organisationId, organisationId);
  const [organisationHead] = await tx
    .select({ seq: organisationSeq, sealSha256 })
    .from(proofSeals)
    .where(ofOrganisation)
    .orderBy(desc(organisationSeq))
    .limit(1);
  const [orderHead] = await tx
    .select({ seq: orderSeq, sealSha256 })
    .from(proofSeals)
    .where(and(ofOrganisation, eq(proofSeals.orderId, orderId)))
    .orderBy(desc(orderSeq))
    .limit(1);
  return { organisationHead: organisationHead ?? null, orderHead: orderHead ?? null };
}
