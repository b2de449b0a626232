import type { Session } from "@cartage/db/session";
import type { PositionBatch } from "../storing/position-batch.ts";
import { openDays, reopenTracks } from "./reopen-tracks.ts";

const dayMs = 86_400_000;

/**
 * Readies the caller's transaction for positions of days that may be packed. Such a position is stored beside the track,
 * and the partition that jobs may have dropped is there until the transaction ends. Only where a position may be its vehicle's
 * newest, and the track may hold another of the same time, the track is opened: the one that stays decides the state.
 */
export async function meetTracks(session: Session, { columns, days, kept }: PositionBatch): Promise<void> {
  // no day is packed before the day after it is over
  const openFrom = kept.until - 3 * dayMs;
  const closed = [...days].filter((day) => day < openFrom);
  if (closed.length === 0) return;
  await openDays(session, closed.map(dayOf));
  const late = Array.from({ length: columns.length }, (_, at) => at).filter(
    (at) => (columns.fixTime[at] ?? openFrom) < openFrom,
  );
  const rivals = await session.sql<{ organisation_key: number; device_key: number; day: string }[]>`
    select distinct track.organisation_key, track.device_key, track.day::text
      from unnest(${late.map((at) => columns.numbers.device_key[at] ?? 0)}::int[],
                  ${late.map((at) => columns.fixTime[at] ?? 0)}::float8[]) as given (device_key, fix_ms)
      join fittings fitting on fitting.device_key = given.device_key
      join vehicle_state state on state.vehicle_id = fitting.vehicle_id
       and (state.fix_time is null or state.fix_time <= to_timestamp(given.fix_ms / 1000))
      join devices device on device.key = given.device_key
      join tracks track on track.organisation_key = device.organisation_key and track.device_key = device.key
       and track.day = (to_timestamp(given.fix_ms / 1000) at time zone 'utc')::date
       and to_timestamp(given.fix_ms / 1000) between track.first_fix and track.last_fix
     order by 2, 3`;
  for (const { organisation_key: organisationKey, device_key, day } of rivals) {
    await reopenTracks(session, { organisationKey, deviceKeys: [device_key], fromDay: day, untilDay: day });
  }
}

const dayOf = (day: number) => new Date(day).toISOString().slice(0, 10);
