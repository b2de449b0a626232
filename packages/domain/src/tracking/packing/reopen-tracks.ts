import type { Session } from "@cartage/db/session";
import { insertRows } from "./insert-rows.ts";
import { unpack } from "./read-rows.ts";

export interface ReopenedDays {
  organisationKey: number;
  deviceKeys: readonly number[];
  /** UTC days, `2026-11-21`, both included. */
  fromDay: string;
  untilDay: string;
}

/**
 * Puts the positions of packed days back into `positions`, as if they had never been packed, and removes the tracks, in
 * the caller's transaction. Until that ends none of these devices is packed: what is read stays where it was read. The
 * days are packed again later. Answers how many tracks there were.
 */
export async function reopenTracks(
  session: Session,
  { organisationKey, deviceKeys, fromDay, untilDay }: ReopenedDays,
): Promise<number> {
  const { sql } = session;
  const inOrder = [...deviceKeys].sort((one, other) => one - other);
  await sql`
    select pg_advisory_xact_lock_shared(hashtext('tracks'), device_key)
      from unnest(${inOrder}::int[]) as device_key`;
  const tracks = await sql<{ device_key: number; day: string; bytes: Uint8Array }[]>`
    delete from tracks
     where organisation_key = ${organisationKey} and device_key = any(${inOrder}::int[])
       and day between ${fromDay}::text::date and ${untilDay}::text::date
    returning device_key, day::text, bytes`;
  if (tracks.length === 0) return 0;
  await openDays(session, new Set(tracks.map(({ day }) => day)));
  for (const { device_key: deviceKey, bytes } of tracks) {
    await insertRows(session, { organisationKey, deviceKey, rows: unpack(bytes) });
  }
  return tracks.length;
}

/** Makes sure of the partitions of days until the caller's transaction ends: jobs drop those that are empty. */
export async function openDays({ sql }: Session, days: Iterable<string>): Promise<void> {
  await sql`lock table only positions in row exclusive mode`;
  for (const day of days) await sql`select ensure_position_day(${day}::text::date)`;
}
