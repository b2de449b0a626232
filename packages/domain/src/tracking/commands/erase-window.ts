import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { reopenTracks } from "../packing/reopen-tracks.ts";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";
import { restateVehicles } from "../storing/restate-vehicles.ts";

/** Rows a statement: each commits by itself with its count, so that a crash loses no progress and nobody waits long. */
const atOnce = 5_000;

/** Erases what a device sent in a window: tracks, rows, what stands apart, messages that could not be read. Safe to repeat. */
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
}

/** A track of a day that is only partly meant is opened: its other rows are packed again later. */
async function eraseTracks(ctx: Context, window: ErasureWindow & { deviceKey: number }): Promise<void> {
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

/**
 * Erases what was derived of a vehicle in a window, and where it was last seen if that was then; what positions are left
 * around it are derived anew. Call it when the devices' windows are erased. Safe to repeat.
 */
export async function eraseVehicleWindow(ctx: Context, window: ErasureWindow): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { erasureId, vehicleId, from, until } = window;
  if (vehicleId === null) return;
  await ctx.session.transaction(async (session) => {
    const { sql } = session;
    const during = sql`vehicle_id = ${vehicleId}`;
    // who derives the vehicle holds this row
    await sql`select from vehicle_derivations where ${during} for update`;
    const gone = [
      await sql`delete from trips where ${during} and ended_at >= ${from}::timestamptz and started_at < ${until}::timestamptz`,
      await sql`delete from halts where ${during} and ended_at >= ${from}::timestamptz and started_at < ${until}::timestamptz`,
      await sql`
        delete from visits where ${during} and entered_at < ${until}::timestamptz
           and coalesce(left_at, 'infinity') >= ${from}::timestamptz`,
      await sql`
        delete from alerts where ${during} and began_at < ${until}::timestamptz
           and coalesce(recovered_at, settled_at) >= ${from}::timestamptz`,
    ];
    // the fold's states remember where trips began: from here on they are made anew out of what is left
    await sql`delete from derivation_checkpoints where ${during} and before >= ${from}::timestamptz`;
    await sql`
      update vehicle_derivations set version = version + 1, through = null, state = null
       where ${during} and through >= ${from}::timestamptz`;
    await sql`
      insert into derivation_marks (organisation_id, vehicle_id, since)
      select organisation_id, id, ${from}::timestamptz from vehicles where id = ${vehicleId}`;
    const seen = await sql<{ deviceKey: number; fixTime: number }[]>`
      select device_key as "deviceKey", (extract(epoch from fix_time) * 1000)::float8 as "fixTime" from vehicle_state
       where ${during} and fix_time >= ${from}::timestamptz and fix_time < ${until}::timestamptz`;
    await restateVehicles(session, seen);
    const facts = gone.reduce((sum, { count }) => sum + count, 0);
    await sql`update erasures set facts = facts + ${facts} where id = ${erasureId}`;
  });
}

async function inParts({ session }: Context, part: (session: Context["session"]) => Promise<number>): Promise<void> {
  while ((await session.transaction(part)) === atOnce);
}
