import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { eraseAlerts } from "../erasing/erase-alerts.ts";
import { eraseWords } from "../erasing/erase-words.ts";
import type { ErasureWindow } from "../queries/list-erasure-windows.ts";
import { restateVehicles } from "../storing/restate-vehicles.ts";

/**
 * Erases what was derived and said of a vehicle in a window, and where it was last seen if that was then; what positions are
 * left around it are derived anew. Call it when the devices' windows are erased. Safe to repeat.
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
    ];
    const words = await eraseWords(session, window);
    const told = await eraseAlerts(session, window);
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
    const facts = gone.reduce((sum, { count }) => sum + count, words + told);
    await sql`update erasures set facts = facts + ${facts} where id = ${erasureId}`;
  });
}
