import { hashPassword } from "@cartage/auth/password";
import type { Database } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { hashDeviceSecret, newDeviceSecret } from "@cartage/domain/fleet/device-secret";
import { type DemoFile, readDemoFile, writeDemoFile } from "./demo-file.ts";
import { demoGroups, demoVehicles } from "./fleet.ts";
import { demoGeofences } from "./geofences.ts";
import { insertDemo } from "./insert-demo.ts";
import { ORGANISATIONS } from "./organisations.ts";
import { demoUsers } from "./people.ts";
import { seedOrders } from "./seed-orders.ts";
import { seedRecipientSettings } from "./seed-recipient-settings.ts";

const DAY_MS = 86_400_000;

export type SeedOptions = {
  /** Under the role cartage_platform. */
  platform: Database;
  file: string;
  url: string;
  mqttUrl: string;
  password: string;
  now: number;
};

/**
 * Puts the demonstration into the database, once: two organisations with people, vehicles and devices. When its file
 * was lost, the devices get new secrets, because the old ones are kept as hashes only. Gives whether it wrote.
 */
export async function seedDemo({ platform, file, url, mqttUrl, password, now }: SeedOptions): Promise<boolean> {
  const known = await readDemoFile(file);
  if (known && (await isThere(platform))) {
    await writeDemoFile(file, { ...known, url, mqttUrl });
    return false;
  }

  const vehicles = demoVehicles();
  const secrets = new Map(vehicles.map(({ device }) => [device.id, newDeviceSecret()]));
  const secretOf = (id: string) => secrets.get(id) ?? "";
  const devices = await Promise.all(
    vehicles.map(async (vehicle) => {
      const { salt, iterations, hash } = await hashDeviceSecret(secretOf(vehicle.device.id));
      return { vehicle, salt, iterations, hash };
    }),
  );
  const passwordHash = await hashPassword(password);
  // positions made for the days before must find their vehicle
  const since = new Date(now - 30 * DAY_MS);
  await withConnection(platform, (session) =>
    session.transaction((tx) =>
      insertDemo(tx, {
        groups: demoGroups(),
        devices,
        users: demoUsers(),
        geofences: demoGeofences(),
        passwordHash,
        since,
      }),
    ),
  );

  await seedOrders(platform, { users: demoUsers(), now });
  await seedRecipientSettings(platform, { now });

  const demo: DemoFile = {
    url,
    mqttUrl,
    simulatedFrom: Math.floor(now / DAY_MS) * DAY_MS - 2 * DAY_MS,
    users: demoUsers().map(({ email, role, organisation }) => ({ email, password, role, organisation })),
    devices: vehicles.map(({ organisationId, id: vehicleId, name, type, device }) => ({
      id: device.id,
      secret: secretOf(device.id),
      organisation: ORGANISATIONS.find(({ id }) => id === organisationId)?.name ?? "",
      organisationId,
      vehicle: name,
      vehicleId,
      type,
      simulated: device.isSimulated,
    })),
  };
  await writeDemoFile(file, demo);
  return true;
}

async function isThere(platform: Database): Promise<boolean> {
  const ids = ORGANISATIONS.map(({ id }) => id);
  const found = await platform.sql`select id from organisations where id = any (${ids})`;
  return found.length === ids.length;
}
