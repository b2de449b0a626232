import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import type { FactsOf } from "./write-way.ts";

// A geofence that was deleted meanwhile has no visits.
const enter = `
  insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at)
  select vehicle_id::uuid, organisation_id::uuid, geofence_id::uuid, entered_at, settled_at
    from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
           as given (vehicle_id, organisation_id, geofence_id, entered_at, settled_at)
   where exists (select from geofences where id = geofence_id::uuid)
  on conflict (vehicle_id, geofence_id, entered_at) do update
    set entered_settled_at = excluded.entered_settled_at
    where visits.entered_settled_at <> excluded.entered_settled_at`;

const leave = `
  update visits
     set left_at = given.left_at, left_settled_at = given.settled_at
    from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[])
           as given (vehicle_id, geofence_id, entered_at, left_at, settled_at)
   where visits.vehicle_id = given.vehicle_id::uuid
     and visits.geofence_id = given.geofence_id::uuid
     and visits.entered_at = given.entered_at
     and (visits.left_at, visits.left_settled_at) is distinct from (given.left_at, given.settled_at)`;

/** Writes what vehicles entered and left; answers how many rows that changed. */
export async function writeVisits({ sql }: Session, all: readonly FactsOf[]): Promise<number> {
  const entered = new ArrayColumns(["text", "text", "text", "timestamptz", "timestamptz"]);
  const left = new ArrayColumns(["text", "text", "timestamptz", "timestamptz", "timestamptz"]);
  for (const { vehicleId, organisationId, facts } of all) {
    for (const { geofenceId, at, settledAt } of facts.entered) {
      entered.add([vehicleId, organisationId, geofenceId, at, settledAt]);
    }
    for (const { geofenceId, enteredAt, at, settledAt } of facts.left) {
      left.add([vehicleId, geofenceId, enteredAt, at, settledAt]);
    }
  }
  let changed = 0;
  if (entered.count > 0) changed += (await sql.unsafe(enter, entered.parameters(sql), { prepare: true })).count;
  if (left.count > 0) changed += (await sql.unsafe(leave, left.parameters(sql), { prepare: true })).count;
  return changed;
}
