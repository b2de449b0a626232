import type { Session } from "@cartage/db/session";
import { decodeWay, type TrackWay } from "@cartage/telemetry/track/decode-track";
import { absent } from "@cartage/telemetry/track/track-rows";
import { readRows } from "../../tracking/packing/read-rows.ts";
import type { Past } from "./read-past.ts";
import { toNumbers, toTimes } from "./sent-columns.ts";

const dayMs = 86_400_000;
export const dayOf = (time: number) => Math.floor(time / dayMs) * dayMs;

/** Tracks by day (epoch ms), with the time of their last position. */
export type Tracks = ReadonlyMap<number, { bytes: Uint8Array; last: number }>;

interface OfDevice {
  organisationKey: number;
  deviceKey: number;
}

/** Reads a device's tracks of some days. */
export async function readTracks({ sql }: Session, of: OfDevice, days: readonly number[]): Promise<Tracks> {
  if (days.length === 0) return new Map();
  const dates = days.map((day) => new Date(day).toISOString().slice(0, 10));
  const rows = await sql<{ day: number; last: number; bytes: Uint8Array }[]>`
    select (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day,
           (extract(epoch from last_fix) * 1000)::float8 as last, bytes
      from tracks
     where organisation_key = ${of.organisationKey} and device_key = ${of.deviceKey} and day = any(${dates}::text[]::date[])`;
  return new Map(rows.map(({ day, ...track }) => [day, track]));
}

/** The days that are in their track and nowhere else: what counts of them is what the track says is accepted. */
export function wholeTracks({ stretches, days }: Past): Set<number> {
  const known = Map.groupBy(stretches, ({ from }) => dayOf(from));
  const whole = days.filter(({ day, outlines }) => {
    const own = known.get(day) ?? [];
    return own.length === outlines.length && own.every(({ isOfOne }) => isOfOne);
  });
  return new Set(whole.map(({ day }) => day));
}

/** What was read before it is asked for. */
export interface ReadWays {
  tracks: Tracks;
  /** Of days that are not packed. */
  ways: ReadonlyMap<number, TrackWay>;
}

interface Source extends ReadWays {
  /** Days that are packed, in part or whole. */
  packed: ReadonlySet<number>;
}

/**
 * A vehicle's way, a day at a time, at least until a time of the day: of its only device, doubted positions too. Out of
 * `tracks` where the day is there, as far as was asked; the last two days that were asked for are remembered.
 */
export function openWay(session: Session, of: OfDevice, { tracks, ways, packed }: Source) {
  let known: { day: number; until: number; way: TrackWay }[] = [];
  const readDay = async (day: number) =>
    ways.get(day) ?? (packed.has(day) ? readMixed(session, of, day) : readStoredWay(session, of, day));
  return async (day: number, until: number): Promise<TrackWay> => {
    const found = known.find((one) => one.day === day && one.until >= until);
    if (found) return found.way;
    const track = tracks.get(day);
    const way = track ? decodeWay(track.bytes, until, track.last) : await readDay(day);
    known = [...known.filter((one) => one.day !== day), { day, until: track ? until : day + dayMs, way }].slice(-2);
    return way;
  };
}

async function readMixed(session: Session, of: OfDevice, day: number): Promise<TrackWay> {
  const [rows] = await readRows(session, [{ ...of, from: new Date(day), until: new Date(day + dayMs) }]);
  if (!rows) throw new Error("A span was read and is missing.");
  return rows;
}

/** Out of rows: five columns, made by Postgres, so that no row is read as one. */
export async function readStoredWay(
  { sql }: Session,
  { organisationKey, deviceKey }: OfDevice,
  day: number,
): Promise<TrackWay> {
  const [row] = await sql<Record<"times" | "lats" | "lons" | "accuracies" | "verdicts", Uint8Array | null>[]>`
    select string_agg(timestamptz_send(fix_time), ''::bytea) as times, string_agg(int4send(lat_e7), ''::bytea) as lats,
           string_agg(int4send(lon_e7), ''::bytea) as lons, string_agg(int2send(verdict), ''::bytea) as verdicts,
           string_agg(int4send(coalesce(accuracy_dm::int, ${absent})), ''::bytea) as accuracies
      from (select fix_time, lat_e7, lon_e7, verdict, accuracy_dm from positions
             where organisation_key = ${organisationKey} and device_key = ${deviceKey}
               and fix_time >= ${new Date(day)} and fix_time < ${new Date(day + dayMs)}
             order by fix_time) as stored`;
  return {
    time: toTimes(row?.times ?? none),
    latE7: toNumbers(row?.lats ?? none, 4),
    lonE7: toNumbers(row?.lons ?? none, 4),
    accuracyDm: toNumbers(row?.accuracies ?? none, 4),
    verdict: toNumbers(row?.verdicts ?? none, 2),
  };
}

const none = new Uint8Array(0);
