import type { Session } from "@cartage/db/session";
import { type ClaimedRow, type ClaimedVehicle, claimedColumns, claimedJoins, toClaimed } from "./claimed-vehicle.ts";
import type { BatchPart } from "./recent-fixes.ts";

/** A vehicle of which all that waits is newer than what is derived. */
export interface OnwardVehicle extends ClaimedVehicle {
  /** The oldest fix time that was claimed, epoch ms. */
  since: number;
  /** The parts of batches that are all that waits; null where it is not known so exactly. */
  parts: BatchPart[] | null;
}

export interface OnwardClaim {
  vehicles: OnwardVehicle[];
  /** All batches that were taken, also those of which no vehicle is here. */
  batchIds: number[];
  /** Whether something is left as a mark. */
  isLate: boolean;
  /** Whether it took as much as it may: more waits, probably. */
  isFull: boolean;
}

/** So many parts of batches are taken for each vehicle that may be claimed: a burst holds each vehicle several times. */
const partsAVehicle = 10;

// Batches are taken whole. Vehicles that something older waits for, or that another process has, are left as marks. Marks
// that end before they begin bring no positions, as those of neighbours do not.
const claim = `
  with taken as materialized (
    delete from derivation_batches where id = any (array(
      select id from derivation_batches
       where id in (
         select id from (select id, cardinality(device_keys) as size, sum(cardinality(device_keys)) over (order by id) as total
                           from derivation_batches) as batch
          where total - size < $1)
       order by id
         for update skip locked))
    returning id, device_keys, sinces, untils
  ), stretches as materialized (
    select id as batch_id, unnest(device_keys) as device_key, unnest(sinces) as since, unnest(untils) as until from taken
  ), parts as materialized (
    select fitting.vehicle_id, fitting.organisation_id, stretch.batch_id, stretch.device_key,
      greatest(stretch.since, fitting.fitted_at) as since, least(stretch.until, fitting.removed_at) as until,
      stretch.since >= fitting.fitted_at and (fitting.removed_at is null or stretch.until < fitting.removed_at) as is_whole
      from stretches stretch
      join fittings fitting on fitting.device_key = stretch.device_key and fitting.fitted_at <= stretch.until
       and (fitting.removed_at is null or fitting.removed_at > stretch.since)
  ), due as materialized (
    select vehicle_id, min(since) as since, max(until) as until, bool_and(is_whole) as is_whole,
      string_agg(batch_id || ' ' || device_key, ',') as parts
      from (select vehicle_id, since, until, is_whole, batch_id, device_key from parts
            union all
            select vehicle_id, since, case when is_own then until end, not is_own, null, null
              from derivation_marks cross join lateral (select since <= until and not by_neighbour as is_own) as mark) as waiting
     group by vehicle_id
  ), held as materialized (
    select known.vehicle_id, known.organisation_id, known.version, known.through, known.wakes_at, known.is_silent,
      due.since, due.until, due.is_whole, due.parts
      from vehicle_derivations known join due using (vehicle_id)
     where due.since > coalesce(known.through, '-infinity')
     order by known.vehicle_id
       for update of known skip locked
  ), unmarked as (
    delete from derivation_marks mark using held where mark.vehicle_id = held.vehicle_id
  ), left_over as (
    insert into derivation_marks (organisation_id, vehicle_id, device_key, since, until)
    select organisation_id, vehicle_id, device_key, since, until from parts
     where vehicle_id not in (select vehicle_id from held)
  )
  select ${claimedColumns}, (extract(epoch from held.since) * 1000)::float8 as since, held.is_whole, held.parts, null as batch_ids, null::boolean as is_late, null::bigint as parts_taken
    from held ${claimedJoins}
   union all
  select null, null, null, null, null, null, null, null, null, null, null, null, null, string_agg(id::text, ' '),
    exists (select from due where vehicle_id not in (select vehicle_id from held)), sum(cardinality(device_keys))
    from taken`;

interface OnwardRow extends ClaimedRow {
  since: number;
  is_whole: boolean;
  parts: string | null;
}

interface TakenRow {
  vehicle_id: null;
  batch_ids: string | null;
  is_late: boolean;
  parts_taken: string | null;
}

/**
 * Takes vehicles that go on, about `limit`, in the caller's transaction: no other process derives them until it ends, and
 * if it is rolled back they wait as before. The transaction has to read one snapshot (repeatable read).
 */
export async function claimOnward({ sql }: Session, limit: number): Promise<OnwardClaim> {
  const mostParts = limit * partsAVehicle;
  const rows = await sql.unsafe<(OnwardRow | TakenRow)[]>(claim, [mostParts], { prepare: true });
  const vehicles: OnwardVehicle[] = [];
  const batchIds: number[] = [];
  let [isLate, isFull] = [false, false];
  for (const row of rows) {
    if (row.vehicle_id === null) {
      batchIds.push(...(row.batch_ids?.split(" ").map(Number) ?? []));
      isLate = row.is_late;
      isFull = Number(row.parts_taken) >= mostParts;
    } else vehicles.push({ ...toClaimed(row), since: row.since, parts: row.is_whole ? toParts(row.parts) : null });
  }
  return { vehicles, batchIds, isLate, isFull };
}

function toParts(text: string | null): BatchPart[] {
  if (text === null) return [];
  return text.split(",").map((part) => {
    const [batchId, deviceKey] = part.split(" ");
    return { batchId: Number(batchId), deviceKey: Number(deviceKey) };
  });
}
