import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { type Asked, askSilences } from "../deriving/ask-silences.ts";
import { claimSilent } from "../deriving/claim-silent.ts";
import { noFacts } from "../deriving/facts.ts";
import { holdDefinitions } from "../deriving/hold-definitions.ts";
import type { Worlds } from "../deriving/read-worlds.ts";
import { writeAlerts } from "../deriving/write-alerts.ts";
import type { FactsOf } from "../deriving/write-way.ts";

const rewind = `
  update vehicle_derivations
     set wakes_at = given.wakes_at, is_silent = vehicle_derivations.is_silent or given.is_silent
    from unnest($1::text[], $2::timestamptz[], $3::bool[]) as given (vehicle_id, wakes_at, is_silent)
   where vehicle_derivations.vehicle_id = given.vehicle_id::uuid`;

const nothing: Asked = { told: [], isSilent: false, wakesAt: null };

/**
 * Asks rules on silence of vehicles whose time has come, and writes the alert that the next fix would show. Vehicles that
 * were heard meanwhile are only given their next time. Answers how many were looked at.
 */
export async function askByTheClock(
  session: Session,
  worlds: Worlds,
  { now, calmMs, limit }: { now: number; calmMs: number; limit: number },
): Promise<number> {
  const claimed = await claimSilent(session, now, limit);
  if (claimed.length === 0) return 0;
  const known = await worlds.read(session, claimed);
  const told: FactsOf[] = [];
  const next = new ArrayColumns(["text", "timestamptz", "bool"]);
  for (const { state, isArchived, through, derivedAt, ...vehicle } of claimed) {
    // its past is coming in, and may go on to
    if (now - through > calmMs && now - derivedAt < calmMs) {
      next.add([vehicle.vehicleId, derivedAt + calmMs, false]);
      continue;
    }
    const world = known.get(vehicle.vehicleId);
    const asked = isArchived || !world ? nothing : askSilences(state, world, now);
    if (asked.told.length > 0) told.push({ ...vehicle, facts: { ...noFacts(), rules: asked.told } });
    next.add([vehicle.vehicleId, asked.wakesAt, asked.isSilent]);
  }
  await writeAlerts(session, told);
  await session.sql.unsafe(rewind, next.parameters(session.sql), { prepare: true });
  await holdDefinitions(session, claimed);
  return claimed.length;
}
