import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { sliceRows } from "@cartage/telemetry/track/track-rows";
import { acceptedPlaces, decodeOverview, keptTolerance, simplifyPlaces } from "./overviews.ts";
import { readRows, unpack } from "./read-rows.ts";
import { type AggregatedRows, aggregateRows, noAggregates, toTrackRows } from "./stored-columns.ts";

/** Accepted positions of one device between two times (until is not included). */
export interface OverviewRequest {
  organisationKey: number;
  deviceKey: number;
  from: Date;
  until: Date;
  /** None of the positions that are left out lies further from the line of those that are there. */
  toleranceM: number;
}

/** A device's way on one UTC day, as few points as draw it; accepted positions only, in the order of time. */
export interface Overview {
  deviceKey: number;
  /** `2026-11-21` */
  day: string;
  /** Epoch ms. */
  times: Float64Array;
  latE7: Int32Array;
  lonE7: Int32Array;
}

// A packed day is drawn from its overview, where all of it is asked for and nothing stands beside its track; else
// is_whole is false, and its rows are read. Days that are not packed come as rows.
const readDays = `
  with span as (
    select * from unnest($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::int[])
      with ordinality as span (organisation_key, device_key, from_time, until_time, tolerance_m, place)),
  packed as (
    select span.place, track.day,
           first_fix >= from_time and last_fix < until_time and not exists (
             select from positions stored
              where stored.organisation_key = span.organisation_key and stored.device_key = span.device_key
                and stored.fix_time >= track.day::timestamp at time zone 'utc'
                and stored.fix_time < (track.day + 1)::timestamp at time zone 'utc') as is_whole,
           case tolerance_m when 20 then overview_20m when 100 then overview_100m when 1000 then overview_1000m
             else bytes end as bytes
      from span join tracks track using (organisation_key, device_key)
     where track.day between (from_time at time zone 'utc')::date and (until_time at time zone 'utc')::date
       and last_fix >= from_time and first_fix < until_time)
  select span.place::int, found.*
    from span
   cross join lateral (
     select (stored.fix_time at time zone 'utc')::date::text as day, true as is_whole, null::bytea as bytes,
            ${aggregateRows("stored")}
       from positions stored
      where stored.organisation_key = span.organisation_key and stored.device_key = span.device_key
        and stored.fix_time >= span.from_time and stored.fix_time < span.until_time
        and not exists (
          select from packed
           where packed.place = span.place and packed.day = (stored.fix_time at time zone 'utc')::date)
      group by (stored.fix_time at time zone 'utc')::date
   ) as found
  union all
  select place::int, day::text, is_whole, case when is_whole then bytes end, ${noAggregates} from packed`;

type DayRow = { place: number; day: string; is_whole: boolean; bytes: Uint8Array | null } & AggregatedRows;

const dayMs = 86_400_000;

/** The ways of devices, simplified, by device and day. Days without an accepted position are missing. */
export async function readOverviews(
  session: Pick<Session, "sql">,
  requests: readonly OverviewRequest[],
): Promise<Overview[]> {
  if (requests.length === 0) return [];
  const given = new ArrayColumns(["int4", "int4", "timestamptz", "timestamptz", "int4"]);
  for (const { organisationKey, deviceKey, from, until, toleranceM } of requests)
    given.add([organisationKey, deviceKey, from.getTime(), until.getTime(), keptTolerance(toleranceM) ?? 0]);
  const found = await session.sql.unsafe<DayRow[]>(readDays, given.parameters(session.sql), { prepare: true });
  found.sort((one, other) => one.place - other.place || (one.day < other.day ? -1 : 1));
  const overviews: Overview[] = [];
  for (const row of found) {
    const request = requests[row.place - 1];
    if (!request) continue;
    const places = await drawDay(session, row, request);
    if (places.times.length > 0) overviews.push({ deviceKey: request.deviceKey, day: row.day, ...places });
  }
  return overviews;
}

async function drawDay(session: Pick<Session, "sql">, row: DayRow, request: OverviewRequest) {
  const { organisationKey, deviceKey, from, until, toleranceM } = request;
  if (row.bytes && keptTolerance(toleranceM) !== null) return decodeOverview(row.bytes);
  if (row.bytes) return simplifyPlaces(acceptedPlaces(unpack(row.bytes)), toleranceM);
  if (row.is_whole) return simplifyPlaces(acceptedPlaces(toTrackRows(row)), toleranceM);
  const start = Date.parse(row.day);
  const day = { organisationKey, deviceKey, from: new Date(start), until: new Date(start + dayMs) };
  const [rows] = await readRows(session, [day]);
  if (!rows) throw new Error("A span was read and is missing.");
  return simplifyPlaces(acceptedPlaces(sliceRows(rows, from.getTime(), until.getTime())), toleranceM);
}
