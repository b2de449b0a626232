import { ArrayColumns } from "@cartage/db/array-columns";
import { toTrack } from "@cartage/domain/tracking/commands/pack-device-day";
import { insertRows } from "@cartage/domain/tracking/packing/insert-rows";
import type { TrackRows } from "@cartage/telemetry/track/track-rows";
import type postgres from "postgres";
import type { BenchDevice } from "../harness/fleet.ts";
import { anyDevice, type DrivenMonth } from "./drive-month.ts";

/** Stores what some vehicles drove, the same each: packed but for the last day, and derived. */
export async function storeMonth(owner: postgres.Sql, devices: BenchDevice[], month: DrivenMonth): Promise<void> {
  const last = month.days.at(-1);
  for (const rows of month.days.slice(0, -1)) await storeTrack(owner, devices, rows);
  if (last) await storeRows(owner, devices, last);
  for (const device of devices) await storeDerivation(owner, device, month);
}

const dayOf = (rows: TrackRows) => new Date(rows.time[0] ?? 0).toISOString().slice(0, 10);

async function storeTrack(owner: postgres.Sql, devices: BenchDevice[], rows: TrackRows): Promise<void> {
  const track = toTrack(rows);
  const of = devices.map(({ organisationKey, deviceKey }) => ({
    organisation_key: organisationKey,
    device_key: deviceKey,
    day: dayOf(rows),
    ...track,
  }));
  await owner`insert into tracks ${owner(of)}`;
}

async function storeRows(owner: postgres.Sql, devices: BenchDevice[], rows: TrackRows): Promise<void> {
  await owner`select ensure_position_day(${dayOf(rows)}::text::date)`;
  for (const { organisationKey, deviceKey } of devices)
    await insertRows({ sql: owner } as Parameters<typeof insertRows>[0], { organisationKey, deviceKey, rows });
}

async function storeDerivation(owner: postgres.Sql, device: BenchDevice, month: DrivenMonth): Promise<void> {
  const { vehicleId, organisationId, deviceKey } = device;
  const own = (state: string) => state.replaceAll(String(anyDevice), String(deviceKey));
  const columns = new ArrayColumns(["timestamptz", "text"]);
  for (const { before, state } of month.checkpoints) columns.add([before, own(state)]);
  await owner.unsafe(
    `insert into derivation_checkpoints (vehicle_id, organisation_id, before, state)
     select '${vehicleId}', '${organisationId}', before, state
       from unnest($1::timestamptz[], $2::text[]) as given (before, state)`,
    columns.parameters(owner),
  );
  await owner`
    update vehicle_derivations set state = ${own(month.state)}, through = ${new Date(month.through)}
     where vehicle_id = ${vehicleId}`;
  await owner`delete from derivation_marks where vehicle_id = ${vehicleId}`;
}
