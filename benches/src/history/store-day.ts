import type postgres from "postgres";
import type { BenchDevice } from "../harness/fleet.ts";
import { type DayOfDriving, driveADay } from "./drive.ts";

export const home = { lat: 21.03, lon: 105.85 };

/** What a device drives on a day is the same each time. */
export const seedOf = ({ deviceKey }: BenchDevice, day: Date) => deviceKey * 100_003 + day.getTime() / 86_400_000;

/** Stores a day of driving of each device as rows, from six in the morning (UTC). */
export async function storeDay(
  owner: postgres.Sql,
  devices: BenchDevice[],
  day: Date,
  everyS: number,
): Promise<number> {
  await owner`select ensure_position_day(${day.toISOString()}::timestamptz::date)`;
  let rows = 0;
  for (const device of devices) {
    const drive = driveADay(home, seedOf(device, day), everyS);
    await insert(owner, device, new Date(day.getTime() + 6 * 3_600_000), drive);
    rows += drive.seconds.length;
  }
  return rows;
}

async function insert(owner: postgres.Sql, device: BenchDevice, start: Date, drive: DayOfDriving) {
  const text = (column: Int32Array) => `{${column.join(",")}}`;
  await owner`
    insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, speed_cmps,
      heading_ddeg, accuracy_dm, verdict, ext)
    select ${start.toISOString()}::timestamptz + second * interval '1 second', ${device.organisationKey}, ${device.deviceKey},
           lat, lon, 3, speed, heading, 35, 0, ''
      from unnest(${text(drive.seconds)}::text::int[], ${text(drive.latE7)}::text::int[], ${text(drive.lonE7)}::text::int[],
                  ${text(drive.speedCmps)}::text::int[], ${text(drive.headingDdeg)}::text::int[])
        as fix (second, lat, lon, speed, heading)`;
}
