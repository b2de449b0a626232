import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import { decodeTrack } from "@cartage/telemetry/track/decode-track";
import { emptyRows, joinRows, sliceRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { mergeRows } from "./merge-rows.ts";
import { type AggregatedRows, aggregateRows, noAggregates, toTrackRows } from "./stored-columns.ts";

/** A device's fixes from one time until before another. */
export interface Span {
  organisationKey: number;
  deviceKey: number;
  from: Date;
  until: Date;
}

// One statement, so one look at the database: while a day is packed or opened again its rows are in one of the two places
// whatever the moment. The rows of a day are counted with those of the days around it, tracks each by themselves.
const readBoth = `
  with span as (
    select * from unnest($1::int[], $2::int[], $3::timestamptz[], $4::timestamptz[])
      with ordinality as span (organisation_key, device_key, from_time, until_time, place))
  select span.place::int, null::bytea as bytes, found.*
    from span
   cross join lateral (
     select ${aggregateRows("stored")}
       from positions stored
      where stored.organisation_key = span.organisation_key and stored.device_key = span.device_key
        and stored.fix_time >= span.from_time and stored.fix_time < span.until_time
     having count(*) > 0
   ) as found
  union all
  select span.place::int, track.bytes, ${noAggregates}
    from span
    join lateral (
      select bytes, day from tracks
       where organisation_key = span.organisation_key and device_key = span.device_key
         and day >= (span.from_time at time zone 'utc')::date
         and day <= (span.until_time at time zone 'utc')::date
         and last_fix >= span.from_time and first_fix < span.until_time
       order by day
    ) as track on true`;

type ReadRow = { place: number; bytes: Uint8Array | null } & AggregatedRows;

/** The rows of each span, packed or not, in the order of fix times. Throws when a track cannot be read. */
export async function readRows({ sql }: Pick<Session, "sql">, spans: readonly Span[]): Promise<TrackRows[]> {
  if (spans.length === 0) return [];
  const given = new ArrayColumns(["int4", "int4", "timestamptz", "timestamptz"]);
  for (const { organisationKey, deviceKey, from, until } of spans)
    given.add([organisationKey, deviceKey, from.getTime(), until.getTime()]);
  const read = await sql.unsafe<ReadRow[]>(readBoth, given.parameters(sql), { prepare: true });
  const tracks = spans.map(() => [] as TrackRows[]);
  const beside = spans.map(() => emptyRows(0));
  for (const row of read) {
    const at = row.place - 1;
    if (row.bytes) tracks[at]?.push(unpack(row.bytes));
    else beside[at] = toTrackRows(row);
  }
  return spans.map(({ from, until }, at) => {
    const packed = inOrder(tracks[at] ?? []);
    return mergeRows(sliceRows(packed, from.getTime(), until.getTime()), beside[at] ?? emptyRows(0));
  });
}

/** What we packed ourselves. Throws when it was damaged since. */
export function unpack(bytes: Uint8Array): TrackRows {
  const rows = decodeTrack(bytes);
  if (typeof rows === "string") throw new Error(`A track cannot be read: ${rows}.`);
  return rows;
}

function inOrder(tracks: TrackRows[]): TrackRows {
  if (tracks.length < 2) return tracks[0] ?? emptyRows(0);
  return joinRows(tracks.sort((one, other) => (one.time[0] ?? 0) - (other.time[0] ?? 0)));
}
