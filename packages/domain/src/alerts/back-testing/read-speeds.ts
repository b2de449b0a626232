import type { Session } from "@cartage/db/session";
import { Malformed } from "@cartage/telemetry/track/byte-reader";
import { decodeSpeeds } from "@cartage/telemetry/track/decode-track";
import type { TrackRows } from "@cartage/telemetry/track/track-rows";
import { unpack } from "../../tracking/packing/read-rows.ts";
import { verdictCode } from "../../tracking/verdict.ts";
import type { QuickDay } from "./quick-days.ts";
import { toNumbers, toTimes } from "./sent-columns.ts";

/** When and how fast a vehicle was on a day: of positions that count, in order. */
export interface DayOfSpeeds extends Pick<TrackRows, "time" | "speedCmps"> {
  /** Epoch ms. */
  day: number;
  /** Reads all of them, where these are only the first. */
  readWhole?: () => Promise<DayOfSpeeds>;
}

interface OfDevice {
  organisationKey: number;
  deviceKey: number;
}

/** Reads a device's days: packed ones out of the first columns of their tracks, or whole where some positions are doubted. */
export async function readSpeeds(
  session: Session,
  device: OfDevice,
  days: readonly QuickDay[],
): Promise<Map<number, DayOfSpeeds>> {
  const packed = days.filter(({ isPacked }) => isPacked);
  const stored = days.filter(({ isPacked }) => !isPacked);
  const found = await Promise.all([readStored(session, device, stored), readPacked(session, device, packed)]);
  return new Map(found.flat().map((day) => [day.day, day]));
}

const datesOf = (days: readonly QuickDay[]) => days.map(({ day }) => new Date(day).toISOString().slice(0, 10));

async function readPacked({ sql }: Session, { organisationKey, deviceKey }: OfDevice, days: readonly QuickDay[]) {
  if (days.length === 0) return [];
  // the two columns take a third of a track at most, nearly always
  const rows = await sql<{ day: number; isAccepted: boolean; last: number; bytes: Uint8Array }[]>`
    select (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day, accepted = positions as "isAccepted",
           (extract(epoch from last_fix) * 1000)::float8 as last,
           case when accepted = positions then substring(bytes for greatest(2000, octet_length(bytes) / 3)) else bytes end as bytes
      from tracks
     where organisation_key = ${organisationKey} and device_key = ${deviceKey} and day = any(${datesOf(days)}::text[]::date[])`;
  const asked = new Map(days.map((day) => [day.day, day]));
  const readWhole = (day: number) => readWholeDay({ sql }, { organisationKey, deviceKey }, day);
  return Promise.all(
    rows.map(async ({ day, isAccepted, last, bytes }) => {
      if (!isAccepted) return { day, ...acceptedSpeeds(unpack(bytes)) };
      const speeds = speedsOf(bytes, { most: asked.get(day)?.rowsToSee ?? 0, last });
      return speeds ? { day, ...speeds, readWhole: () => readWhole(day) } : readWhole(day);
    }),
  );
}

async function readWholeDay(
  { sql }: Pick<Session, "sql">,
  { organisationKey, deviceKey }: OfDevice,
  day: number,
): Promise<DayOfSpeeds> {
  const [row] = await sql<{ bytes: Uint8Array }[]>`
    select bytes from tracks
     where organisation_key = ${organisationKey} and device_key = ${deviceKey}
       and day = ${new Date(day).toISOString().slice(0, 10)}::text::date`;
  if (!row) throw new Error("A track was there and is missing.");
  return { day, ...decodeSpeeds(row.bytes) };
}

/** Null where so many bytes are not enough. */
function speedsOf(bytes: Uint8Array, of: { most: number; last: number }) {
  try {
    return decodeSpeeds(bytes, of);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

function acceptedSpeeds({ time, speedCmps, verdict }: TrackRows): Pick<DayOfSpeeds, "time" | "speedCmps"> {
  const isAccepted = (_: number, at: number) => verdict[at] === verdictCode.accepted;
  return { time: time.filter(isAccepted), speedCmps: speedCmps.filter(isAccepted) };
}

/** Out of rows: two columns, made by Postgres, so that no row is read as one. */
async function readStored({ sql }: Session, { organisationKey, deviceKey }: OfDevice, days: readonly QuickDay[]) {
  const found: DayOfSpeeds[] = [];
  for (const { day } of days) {
    const [row] = await sql<{ times: Uint8Array | null; speeds: Uint8Array | null }[]>`
      select string_agg(timestamptz_send(fix_time), ''::bytea) as times, string_agg(int2send(speed_cmps), ''::bytea) as speeds
        from (select fix_time, speed_cmps from positions
               where organisation_key = ${organisationKey} and device_key = ${deviceKey} and verdict = 0
                 and fix_time >= ${new Date(day)} and fix_time < ${new Date(day + 86_400_000)}
               order by fix_time) as stored`;
    if (row?.times && row.speeds) found.push({ day, time: toTimes(row.times), speedCmps: toNumbers(row.speeds, 2) });
  }
  return found;
}
