import type { WirePosition } from "@cartage/telemetry/position";
import { topics } from "@cartage/telemetry/topics";
import type postgres from "postgres";

export interface BenchDevice {
  deviceId: string;
  deviceKey: number;
  vehicleId: string;
  organisationId: string;
  organisationKey: number;
  topic: string;
}

/** Creates one organisation with vehicles, each with its device fitted since 1970. `owner` is cartage_owner's connection. */
export async function createFleet(owner: postgres.Sql, size: number): Promise<BenchDevice[]> {
  const [organisation] = await owner<{ id: string; key: number }[]>`
    insert into organisations (id, name) values (uuidv7(), 'Bench') returning id, key`;
  if (!organisation) throw new Error("The organisation was not created.");
  await owner`
    insert into vehicles (id, organisation_id, name, type)
    select uuidv7(), ${organisation.id}, 'Vehicle ' || n, 'truck' from generate_series(1, ${size}) as n`;
  await owner`
    insert into devices (id, organisation_id, organisation_key, name, kind, secret_salt, secret_iterations, secret_hash)
    select uuidv7(), ${organisation.id}, ${organisation.key}, 'Device ' || n, 'tracker',
           decode(repeat('00', 12), 'hex'), 1, decode(repeat('00', 64), 'hex')
      from generate_series(1, ${size}) as n`;
  await owner`
    insert into fittings (id, organisation_id, device_id, device_key, vehicle_id, fitted_at)
    select uuidv7(), d.organisation_id, d.id, d.key, v.id, 'epoch'
      from (select *, row_number() over (order by key) as n from devices where organisation_id = ${organisation.id}) d
      join (select *, row_number() over (order by id) as n from vehicles where organisation_id = ${organisation.id}) v using (n)`;
  const rows = await owner<{ deviceId: string; deviceKey: number; vehicleId: string }[]>`
    select device_id as "deviceId", device_key as "deviceKey", vehicle_id as "vehicleId"
      from fittings where organisation_id = ${organisation.id} order by device_key`;
  return rows.map((row) => ({
    ...row,
    organisationId: organisation.id,
    organisationKey: organisation.key,
    topic: topics.positions(organisation.id, row.deviceId),
  }));
}

/** The n-th position of a device, one second after the one before, with every named field of the wire. */
export function positionOf(device: BenchDevice, n: number, startedAt: number): WirePosition {
  const angle = n / 200 + device.deviceKey;
  return {
    t: startedAt + n * 1_000,
    lat: 10.7 + (device.deviceKey % 1_000) / 1_000 + Math.sin(angle) / 100,
    lon: 106.6 + Math.cos(angle) / 100,
    seq: n + 1,
    alt: 12 + (n % 40),
    // the same all the time: however close two fixes are, nobody brakes
    spd: 8 + (device.deviceKey % 90) / 10,
    hdg: (n * 7.3) % 360,
    acc: 3.4 + (n % 20) / 10,
    bat: 0.42 + (n % 50) / 100,
    ign: true,
    odo: 120_000_000 + n * 12,
  };
}
