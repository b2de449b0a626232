import type { Session } from "@cartage/db/session";
import type { OnwardVehicle } from "./claim-onward.ts";
import type { StoredFix } from "./derivation.ts";
import { type FixRange, readAllFixes, readTogether } from "./read-fixes.ts";
import type { RecentFixes } from "./recent-fixes.ts";

/** Of vehicles that were derived no longer ago than this, what came since is read together: it is little. */
const togetherMs = 600_000;

/**
 * What came since vehicles were derived last, by vehicle. Out of memory where this process stored it; what others stored, or
 * what was claimed before we heard that our own is committed, is read in two statements for all.
 */
export async function readOnward(
  session: Session,
  recent: RecentFixes,
  vehicles: readonly OnwardVehicle[],
): Promise<Map<string, StoredFix[]>> {
  const found = new Map<string, StoredFix[]>();
  const near: FixRange[] = [];
  for (const vehicle of vehicles) {
    const { vehicleId, through, until } = vehicle;
    const inMemory = vehicle.parts && recent.read(vehicle.parts);
    const from = through === null ? Number.NEGATIVE_INFINITY : through + 1;
    if (inMemory) found.set(vehicleId, inMemory);
    else if (until - from < togetherMs) near.push({ ...vehicle, from });
    else found.set(vehicleId, await readAllFixes(session, { ...vehicle, from }));
  }
  const read = await readTogether(session, near);
  for (const [at, { vehicleId }] of near.entries()) found.set(vehicleId, read[at] ?? []);
  return found;
}
