import type { Session } from "@cartage/db/session";
import { announceAlerts, type ChangedAlert } from "./announce.ts";
import { instantOf } from "./read-fixes.ts";
import type { FactsOf } from "./write-way.ts";

/** Fix times, epoch ms: from, before. What fixes within it showed is replaced. */
export interface Window {
  from: number;
  until: number;
}

/**
 * Takes away what fixes within the window showed once and no longer show: trips, halts and visits are deleted, alerts are
 * retracted, for somebody may have been told of them. What the clock told stays: that is `retractSilences`. Answers how many rows that changed; what is shown now is written
 * by whoever calls.
 */
export async function clearWindow(session: Session, { vehicleId, facts }: FactsOf, window: Window): Promise<number> {
  const within: Within = { vehicleId, from: instantOf(window.from), until: instantOf(window.until) };
  const cleared = [
    await clearWay(session, "trips", facts.trips, within),
    await clearWay(session, "halts", facts.halts, within),
    await clearVisits(session, facts, within),
    await clearAlerts(session, facts, within),
    await clearCheckpoints(session, facts, within),
  ];
  return cleared.slice(0, -1).reduce((sum, count) => sum + count, 0);
}

interface Within {
  vehicleId: string;
  from: string;
  until: string;
}

type Shown = FactsOf["facts"];

async function clearWay(
  { sql }: Session,
  table: "trips" | "halts",
  shown: readonly { startedAt: number }[],
  { vehicleId, from, until }: Within,
): Promise<number> {
  const kept = shown.map(({ startedAt }) => instantOf(startedAt));
  const { count } = await sql`
    delete from ${sql(table)}
     where vehicle_id = ${vehicleId} and settled_at >= ${from}::timestamptz and settled_at < ${until}::timestamptz
       and started_at <> all(${kept}::text[]::timestamptz[])`;
  return count;
}

async function clearVisits({ sql }: Session, { entered, left }: Shown, { vehicleId, from, until }: Within) {
  const stays = entered.map(({ geofenceId, at }) => `${geofenceId} ${at}`);
  const leavings = left.map(({ geofenceId, enteredAt }) => `${geofenceId} ${enteredAt}`);
  const keyOfVisit = sql`geofence_id || ' ' || round(extract(epoch from entered_at) * 1000)::bigint`;
  const gone = await sql`
    delete from visits
     where vehicle_id = ${vehicleId} and entered_settled_at >= ${from}::timestamptz
       and entered_settled_at < ${until}::timestamptz and ${keyOfVisit} <> all(${stays}::text[])`;
  const stay = await sql`
    update visits set left_at = null, left_settled_at = null
     where vehicle_id = ${vehicleId} and left_settled_at >= ${from}::timestamptz and left_settled_at < ${until}::timestamptz
       and ${keyOfVisit} <> all(${leavings}::text[])`;
  return gone.count + stay.count;
}

async function clearAlerts(session: Session, { rules }: Shown, { vehicleId, from, until }: Within): Promise<number> {
  const { sql } = session;
  const keysOf = (kind: "raise" | "recover") =>
    rules
      .filter(({ effect }) => effect.kind === kind)
      .map(({ ruleId, effect }) => `${ruleId} ${effect.subject} ${effect.beganAt}`);
  const keyOfAlert = sql`rule_id || ' ' || subject || ' ' || round(extract(epoch from began_at) * 1000)::bigint`;
  const retracted = await sql<ChangedAlert[]>`
    update alerts set retracted_at = now(), state = 'closed'
     where vehicle_id = ${vehicleId} and settled_at >= ${from}::timestamptz and settled_at < ${until}::timestamptz
       and not is_by_clock and route_id is null and retracted_at is null and ${keyOfAlert} <> all(${keysOf("raise")}::text[])
    returning id as "alertId", rule_id as "ruleId", vehicle_id as "vehicleId", organisation_id as "organisationId", severity`;
  // one that was over goes on after all; whoever closed it did so knowing less
  const reopened = await sql`
    update alerts set recovered_at = null, recovered_settled_at = null,
           state = case when state = 'resolved' then 'open' else state end
     where vehicle_id = ${vehicleId} and route_id is null and recovered_settled_at >= ${from}::timestamptz
       and recovered_settled_at < ${until}::timestamptz
       and ${keyOfAlert} <> all(${keysOf("recover")}::text[])`;
  await announceAlerts(session, "alert.retracted", retracted);
  return retracted.length + reopened.count;
}

async function clearCheckpoints({ sql }: Session, { checkpoints }: Shown, { vehicleId, from, until }: Within) {
  const kept = checkpoints.map(({ before }) => instantOf(before));
  const { count } = await sql`
    delete from derivation_checkpoints
     where vehicle_id = ${vehicleId} and before > ${from}::timestamptz and before <= ${until}::timestamptz
       and before <> all(${kept}::text[]::timestamptz[])`;
  return count;
}
