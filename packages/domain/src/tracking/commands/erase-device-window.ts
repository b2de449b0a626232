import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type DeviceWindow, eraseDeviceRecords } from "../erasing/erase-device-records.ts";
import { atOnce, inParts } from "../erasing/in-parts.ts";
import { reopenTracks } from "../packing/reopen-tracks.ts";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";

/**
 * Erases what a device sent in a window: tracks, rows, what stands apart, messages that could not be read, and what is kept
 * of the device's time beside them. Safe to repeat.
 */
export async function eraseDeviceWindow(ctx: Context, window: ErasureWindow): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { erasureId, organisationKey, deviceKey, from, until } = window;
  if (deviceKey === null) return;
  await eraseTracks(ctx, { ...window, deviceKey });
  for (const table of ["positions", "positions_outside"]) {
    await inParts(ctx, async ({ sql }) => {
      const { count } = await sql`
        delete from ${sql(table)} where (organisation_key, device_key, fix_time) in (
          select organisation_key, device_key, fix_time from ${sql(table)}
           where organisation_key = ${organisationKey} and device_key = ${deviceKey}
             and fix_time >= ${from}::timestamptz and fix_time < ${until}::timestamptz
           limit ${atOnce})`;
      await sql`update erasures set positions = positions + ${count} where id = ${erasureId}`;
      return count;
    });
  }
  await inParts(ctx, async ({ sql }) => {
    const { count } = await sql`
      delete from dead_letters where id in (
        select letter.id from dead_letters letter join devices device on device.id = letter.device_id
         where device.key = ${deviceKey} and letter.last_received_at >= ${from}::timestamptz
           and letter.received_at < ${until}::timestamptz
         limit ${atOnce})`;
    await sql`update erasures set letters = letters + ${count} where id = ${erasureId}`;
    return count;
  });
  await ctx.session.transaction(async (session) => {
    const records = await eraseDeviceRecords(session, { ...window, deviceKey });
    await session.sql`update erasures set facts = facts + ${records} where id = ${erasureId}`;
  });
}

/** A track of a day that is only partly meant is opened: its other rows are packed again later. */
async function eraseTracks(ctx: Context, window: DeviceWindow): Promise<void> {
  const { erasureId, organisationKey, deviceKey, from, until } = window;
  await inParts(ctx, async (session) => {
    const { sql } = session;
    const [track] = await sql<{ day: string; isWhole: boolean; positions: number }[]>`
      select day::text, positions, first_fix >= ${from}::timestamptz and last_fix < ${until}::timestamptz as "isWhole"
        from tracks
       where organisation_key = ${organisationKey} and device_key = ${deviceKey}
         and last_fix >= ${from}::timestamptz and first_fix < ${until}::timestamptz
       order by day limit 1 for update`;
    if (!track) return 0;
    const { day } = track;
    if (!track.isWhole) {
      await reopenTracks(session, { organisationKey, deviceKeys: [deviceKey], fromDay: day, untilDay: day });
      return atOnce;
    }
    await sql`
      delete from tracks
       where organisation_key = ${organisationKey} and device_key = ${deviceKey} and day = ${day}::text::date`;
    await sql`update erasures set positions = positions + ${track.positions} where id = ${erasureId}`;
    return atOnce;
  });
}
