import type { Session } from "@cartage/db/session";
import { decodeSpeeds } from "@cartage/telemetry/track/decode-track";
import type { TrackRows } from "@cartage/telemetry/track/track-rows";
import { unpack } from "../../tracking/packing/read-rows.ts";
import { verdictCode } from "../../tracking/verdict.ts";
import type { QuickDay } from "./quick-days.ts";

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

const datesOf = (days: readonly QuickDay[]) => days.map(({ day }) => new Date(day).toISOString().slice(0, 10));

async function readPacked({ sql }: Session, { organisationKey, deviceKey }: OfDevice, days: readonly QuickDay[]) {
  if (days.length === 0) return [];
  const rows = await sql<{ day: number; bytes: Uint8Array }[]>`
    select (extract(epoch from day::timestamp at time zone 'utc') * 1000)::float8 as day, bytes
      from tracks
     where organisation_key = ${organisationKey} and device_key = ${deviceKey} and day = any(${datesOf(days)}::text[]::date[])`;
  const accepted = new Set(days.filter(({ isAccepted }) => isAccepted).map(({ day }) => day));
  return rows.map(({ day, bytes }) => ({
    day,
    ...(accepted.has(day) ? decodeSpeeds(bytes) : acceptedSpeeds(unpack(bytes))),
  }));
}

function acceptedSpeeds({ time, speedCmps, verdict }: TrackRows): Pick<DayOfSpeeds, "time" | "speedCmps"> {
  const isAccepted = (_: number, at: number) => verdict[at] === verdictCode.accepted;
  return { time: time.filter(isAccepted), speedCmps: speedCmps.filter(isAccepted) };
}

/** Postgres counts time from 2000-01-01, in microseconds. */
const postgresEpochMs = 946_684_800_000;
const twoTo32 = 2 ** 32;

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
    if (row?.times && row.speeds) found.push({ day, ...toSpeeds(row.times, row.speeds) });
  }
  return found;
}

function toSpeeds(times: Uint8Array, speeds: Uint8Array): Pick<DayOfSpeeds, "time" | "speedCmps"> {
  const length = times.length / 8;
  const timeView = new DataView(times.buffer, times.byteOffset, times.byteLength);
  const speedView = new DataView(speeds.buffer, speeds.byteOffset, speeds.byteLength);
  const found = { time: new Float64Array(length), speedCmps: new Int32Array(length) };
  for (let at = 0; at < length; at++) {
    const microseconds = timeView.getInt32(at * 8) * twoTo32 + timeView.getUint32(at * 8 + 4);
    found.time[at] = postgresEpochMs + Math.floor(microseconds / 1_000);
    found.speedCmps[at] = speedView.getInt16(at * 2);
  }
  return found;
}
