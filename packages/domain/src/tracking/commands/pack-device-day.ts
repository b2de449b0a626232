import { encodeTrack, trackVersion } from "@cartage/telemetry/track/encode-track";
import { emptyRows, firstDifference, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { encodeOutlines } from "../packing/code-outlines.ts";
import type { DeviceDay } from "../packing/device-day.ts";
import { mergeRows } from "../packing/merge-rows.ts";
import { outlinesOf } from "../packing/outlines.ts";
import { acceptedPlaces, encodeOverviews } from "../packing/overviews.ts";
import { unpack } from "../packing/read-rows.ts";
import { type AggregatedRows, aggregateRows, toTrackRows } from "../packing/stored-columns.ts";

// What the statement deletes is what it answers, to the row: one that arrives meanwhile is not deleted, and stays beside
// the track. Times that no millisecond names are never stored by us; rows that have one stay rows.
const takeRows = `
  with gone as (
    delete from positions
     where organisation_key = $1 and device_key = $2
       and fix_time >= $3::text::date::timestamp at time zone 'utc'
       and fix_time < ($3::text::date + 1)::timestamp at time zone 'utc'
       and fix_time = date_trunc('milliseconds', fix_time)
    returning *)
  select ${aggregateRows("gone")} from gone having count(*) > 0`;

/**
 * Packs what `positions` holds of a device and day into its track, with what was packed before; checks that the track
 * gives back the same rows, and only then lets the rows go: all in one transaction. Answers how many rows went; 0 also
 * when somebody else is busy with them, for then the next run packs them. Throws when the track would not give them back.
 */
export async function packDeviceDay(ctx: Context, { organisationKey, deviceKey, day }: DeviceDay): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  return ctx.session
    .transaction(async ({ sql }) => {
      // whoever stores must never wait for packing until Postgres ends one of both: below deadlock_timeout
      await sql`select set_config('lock_timeout', '500ms', true)`;
      const [lock] = await sql<{ ours: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtext('tracks'), ${deviceKey}) as ours`;
      if (!lock?.ours) return 0;
      const [before] = await sql<{ bytes: Uint8Array }[]>`
        select bytes from tracks
         where organisation_key = ${organisationKey} and device_key = ${deviceKey} and day = ${day}::text::date
           for update`;
      const [taken] = await sql.unsafe<AggregatedRows[]>(takeRows, [organisationKey, deviceKey, day], {
        prepare: true,
      });
      if (!taken) return 0;
      const rows = toTrackRows(taken);
      const merged = mergeRows(before ? unpack(before.bytes) : emptyRows(0), rows);
      const track = toTrack(merged);
      if (firstDifference(merged, unpack(track.bytes)) !== -1) {
        throw new Error(`The track of device ${deviceKey} on ${day} would not give back its rows.`);
      }
      const columns = { organisation_key: organisationKey, device_key: deviceKey, day, ...track };
      await sql`
        insert into tracks ${sql(columns)}
        on conflict (organisation_key, device_key, day) do update set ${sql({ ...track, packed_at: ctx.now() })}`;
      return rows.time.length;
    })
    .catch((error: unknown) => {
      if (isLockTimeout(error)) return 0;
      throw error;
    });
}

/** What a track's row holds of rows, beside whose they are. */
export function toTrack(rows: TrackRows) {
  const places = acceptedPlaces(rows);
  const overviews = encodeOverviews(places);
  const isEmpty = places.times.length === 0;
  return {
    version: trackVersion,
    positions: rows.time.length,
    accepted: places.times.length,
    first_fix: new Date(rows.time[0] ?? 0),
    last_fix: new Date(rows.time.at(-1) ?? 0),
    south_e7: isEmpty ? null : least(places.latE7),
    west_e7: isEmpty ? null : least(places.lonE7),
    north_e7: isEmpty ? null : greatest(places.latE7),
    east_e7: isEmpty ? null : greatest(places.lonE7),
    overview_1000m: overviews[1000],
    overview_100m: overviews[100],
    overview_20m: overviews[20],
    outlines: encodeOutlines(outlinesOf(rows)),
    bytes: encodeTrack(rows),
  };
}

const least = (values: Int32Array) => values.reduce((so, value) => Math.min(so, value), Number.POSITIVE_INFINITY);
const greatest = (values: Int32Array) => values.reduce((so, value) => Math.max(so, value), Number.NEGATIVE_INFINITY);

function isLockTimeout(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "55P03";
}
