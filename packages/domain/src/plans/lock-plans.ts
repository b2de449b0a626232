import { sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/**
 * Holds everything that decides which plan an organisation is on, until the transaction ends: what is due is worked out
 * from all of it, so that two changes at once must not each miss the other. Before any row is locked.
 */
export async function lockPlans(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plans'))`);
}
