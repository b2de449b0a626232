import type { Session } from "@cartage/db/session";
import { type ClaimedRow, type ClaimedVehicle, claimedColumns, claimedJoins, toClaimed } from "./claimed-vehicle.ts";

/** A vehicle of which something waits that is older than what is derived. */
export interface LateVehicle extends ClaimedVehicle {
  /** Of what is older the oldest and the newest fix time, epoch ms. */
  late: { since: number; until: number };
  /** Whether nothing of its own is late: another vehicle's positions are, which a rule of it looks at. */
  byNeighbour: boolean;
  /** Whether something newer waits too. */
  goesOn: boolean;
}

const claim = `
  with due as (
    select mark.vehicle_id
      from derivation_marks mark join vehicle_derivations known using (vehicle_id)
     group by mark.vehicle_id, known.through
    having min(mark.since) <= known.through
     -- what changes the far past of a whole fleet holds nobody up whose afternoon comes late
     order by min(mark.since) < now() - interval '2 days', min(mark.id)
     limit 1
  ), known as materialized (
    select known.vehicle_id, known.organisation_id, known.version, known.through, known.wakes_at, known.is_silent
      from vehicle_derivations known join due using (vehicle_id)
       for update of known skip locked
  ), taken as (
    delete from derivation_marks mark using known where mark.vehicle_id = known.vehicle_id
    returning mark.since, mark.until, mark.by_neighbour, mark.since <= known.through as is_late
  ), held as (
    select known.*, taken.* from known cross join lateral (
      select max(until) filter (where not by_neighbour) as until, min(since) filter (where is_late) as late_since,
        max(until) filter (where is_late) as late_until, bool_and(by_neighbour) filter (where is_late) as by_neighbour,
        bool_or(not is_late and not by_neighbour) as goes_on from taken) as taken
  )
  select ${claimedColumns}, held.by_neighbour, held.goes_on, (extract(epoch from held.late_since) * 1000)::float8 as late_since,
    (extract(epoch from held.late_until) * 1000)::float8 as late_until
    from held ${claimedJoins}`;

interface LateRow extends ClaimedRow {
  by_neighbour: boolean;
  goes_on: boolean;
  late_since: number;
  late_until: number;
}

/** Takes a vehicle that is to be repaired, as `claimOnward` takes those that go on; null where there is none. */
export async function claimLate({ sql }: Session): Promise<LateVehicle | null> {
  const [row] = await sql.unsafe<LateRow[]>(claim, [], { prepare: true });
  if (!row) return null;
  const { late_since: since, late_until: until, by_neighbour: byNeighbour, goes_on: goesOn } = row;
  return { ...toClaimed(row), late: { since, until }, byNeighbour, goesOn };
}
