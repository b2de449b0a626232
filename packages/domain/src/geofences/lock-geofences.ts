import { sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/**
 * Lets one transaction at a time change an organisation's geofences, so that the numbers of its changes become visible
 * in their order: a worker that has seen one has seen all below it.
 */
export async function lockGeofences(tx: Transaction, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`geofences ${organisationId}`}, 0))`);
}
