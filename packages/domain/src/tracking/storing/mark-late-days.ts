import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import type { PositionBatch } from "./position-batch.ts";

const dayMs = 86_400_000;

// Through `devices` row-level security sees whose they are.
const mark = `
  insert into device_day_marks (organisation_id, device_key, day)
  select device.organisation_id, device.key, (news.at at time zone 'utc')::date
    from unnest($1::int[], $2::timestamptz[]) as news (device_key, at)
    join devices device on device.key = news.device_key`;

/** Marks days that were over when positions of them came: what was counted of them is counted anew. Usually none. */
export async function markLateDays({ sql }: Session, batch: PositionBatch): Promise<void> {
  const late = new ArrayColumns(["int4", "timestamptz"]);
  for (const { device, receivedAt, rows } of batch.devices.values()) {
    const today = receivedAt - (receivedAt % dayMs);
    const days = new Set<number>();
    for (const row of rows) {
      const fixTime = batch.columns.fixTime[row] ?? today;
      if (fixTime < today && batch.isKept(device, fixTime)) days.add(fixTime - (fixTime % dayMs));
    }
    for (const day of days) late.add([device.deviceKey, day]);
  }
  if (late.count > 0) await sql.unsafe(mark, late.parameters(sql), { prepare: true });
}
