import type { Session } from "@cartage/db/session";
import { emptyRows, joinRows, sliceRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { mergeRows } from "./merge-rows.ts";
import { unpack } from "./read-rows.ts";
import { type AggregatedRows, aggregateRows, noAggregates, toTrackRows } from "./stored-columns.ts";

// One statement, so one look at the database. Of the tracks as many of the newest as hold so many rows together.
const readNewest = `
  select null::bytea as bytes, found.*
    from (
      select ${aggregateRows("stored")}
        from (select * from positions
               where organisation_key = $1 and device_key = $2
               order by fix_time desc limit $3) as stored
      having count(*) > 0
    ) as found
  union all
  select bytes, ${noAggregates}
    from (select bytes, sum(positions) over (order by day desc) - positions as newer
            from tracks where organisation_key = $1 and device_key = $2) as track
   where newer < $3`;

/** A device's newest rows from a time on, packed or not, in the order of fix times. */
export async function readNewestRows(
  { sql }: Pick<Session, "sql">,
  {
    organisationKey,
    deviceKey,
    since,
    limit,
  }: { organisationKey: number; deviceKey: number; since: Date | null; limit: number },
): Promise<TrackRows> {
  const read = await sql.unsafe<({ bytes: Uint8Array | null } & AggregatedRows)[]>(
    readNewest,
    [organisationKey, deviceKey, limit],
    { prepare: true },
  );
  const tracks: TrackRows[] = [];
  let beside = emptyRows(0);
  for (const row of read) {
    if (row.bytes) tracks.push(unpack(row.bytes));
    else beside = toTrackRows(row);
  }
  tracks.sort((one, other) => (one.time[0] ?? 0) - (other.time[0] ?? 0));
  const rows = mergeRows(joinRows(tracks), beside);
  const from = rows.time[rows.time.length - limit] ?? Number.NEGATIVE_INFINITY;
  return sliceRows(rows, Math.max(from, since?.getTime() ?? from), Number.POSITIVE_INFINITY);
}
