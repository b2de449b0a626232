import { sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** Ends the current version of a geofence: fixes from then on are not judged by it. Gives its number. */
export async function endVersion(tx: Transaction, geofenceId: string, at: Date): Promise<number> {
  // never before it began: two changes may come within one tick of the clock, or the clock may go back
  const [ended] = await tx.execute<{ version: number }>(sql`
    update geofence_versions
       set valid_until = greatest(${at.toISOString()}::timestamptz, valid_from), change = default
     where geofence_id = ${geofenceId} and valid_until is null
    returning version`);
  return ended?.version ?? 0;
}
