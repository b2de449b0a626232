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
  const found = [...(await readPacked(session, device, packed)), ...(await readStored(session, device, stored))];
  return new Map(found.map((day) => [day.day, day]));
}

const datesOf = (days: readonly number[]) => days.map((day) => new Date(day).toISOString().slice(0, 10));

async function readPacked({ sql }: Session, { organisationKey, deviceKey }: OfDevice, days: readonly QuickDay[]) {
  if (days.length === 0) return [];
  // the two columns take a third of a track at most, nearly always
  const rows = await sql<{ day: number; isAccepted: boolean; bytes: Uint8Array }[]>`
    select (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day, accepted = positions as "isAccepted",
           case when accepted = positions then substring(bytes for greatest(2000, octet_length(bytes) / 3)) else bytes end as bytes
      from tracks
     where organisation_key = ${organisationKey} and device_key = ${deviceKey} and day = any(${datesOf(days.map(({ day }) => day))}::text[]::date[])`;
  const found: DayOfSpeeds[] = [];
  const cutOff: number[] = [];
  for (const { day, isAccepted, bytes } of rows) {
    const speeds = isAccepted ? speedsOf(bytes) : acceptedSpeeds(unpack(bytes));
    if (speeds) found.push({ day, ...speeds });
    else cutOff.push(day);
  }
  if (cutOff.length === 0) return found;
  const whole = await sql<{ day: number; bytes: Uint8Array }[]>`
    select (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day, bytes
      from tracks
     where organisation_key = ${organisationKey} and device_key = ${deviceKey}
       and day = any(${datesOf(cutOff)}::text[]::date[])`;
  return [...found, ...whole.map(({ day, bytes }) => ({ day, ...decodeSpeeds(bytes) }))];
}

/** Null where so many bytes are not enough. */
function speedsOf(bytes: Uint8Array) {
  try {
    return decodeSpeeds(bytes);
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
