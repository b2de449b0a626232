import { createHash } from "node:crypto";
import { isDeviceSecret, type SecretHash } from "@cartage/domain/fleet/device-secret";
import { isPublishedBy, subscriptionsOf } from "@cartage/domain/fleet/device-topics";
import type { Database } from "@cartage/domain/run-as";
import { z } from "zod";

/** A device that proved its secret. */
export interface ConnectedDevice {
  deviceId: string;
  organisationId: string;
  deviceKey: number;
  organisationKey: number;
  /** Tells one secret of the device from the next. */
  credential: string;
}

export type DeviceRequest =
  | { act: "publish"; device: Pick<ConnectedDevice, "deviceId" | "organisationId">; topic: string }
  | { act: "subscribe"; device: Pick<ConnectedDevice, "deviceId" | "organisationId">; filter: string }
  | { act: "connect"; device: Pick<ConnectedDevice, "deviceId">; clientId: string };

/**
 * The one decision about devices, for every broker and for HTTPS: which client ids, topics and filters are a device's
 * own. Filters with wildcards are refused, also those that would match its own topics only.
 */
export function decide(request: DeviceRequest): boolean {
  switch (request.act) {
    case "connect":
      return request.clientId.startsWith(request.device.deviceId);
    case "publish":
      return isPublishedBy(request.device, request.topic);
    case "subscribe":
      return subscriptionsOf(request.device).includes(request.filter);
  }
}

const DeviceId = z.uuid().lowercase();

interface DeviceRecord {
  device_id: string;
  device_key: number;
  organisation_id: string;
  organisation_key: number;
  secret_salt: Uint8Array;
  secret_iterations: number;
  secret_hash: Uint8Array;
  is_revoked: boolean;
}

/** The device that a user name and secret belong to; null when they are wrong or the device is revoked. */
export async function recogniseDevice(
  database: Database,
  { username, password }: { username: string; password: string },
): Promise<ConnectedDevice | null> {
  const found = await findDevice(database, username);
  const isRight = await isDeviceSecret(password, found?.secret ?? nobody);
  return found && isRight ? found.device : null;
}

/** The device under its present secret, or null when there is none that may connect. */
export async function findDevice(
  { sql }: Database,
  deviceId: string,
): Promise<{ device: ConnectedDevice; secret: SecretHash } | null> {
  if (!DeviceId.safeParse(deviceId).success) return null;
  const [row] = await sql<DeviceRecord[]>`select * from find_device(${deviceId})`;
  if (!row || row.is_revoked) return null;
  const device = {
    deviceId: row.device_id,
    organisationId: row.organisation_id,
    deviceKey: row.device_key,
    organisationKey: row.organisation_key,
    credential: createHash("sha256").update(row.secret_hash).digest("base64url"),
  };
  return {
    device,
    secret: { salt: row.secret_salt, iterations: row.secret_iterations, hash: row.secret_hash },
  };
}

/** What an unknown user name is compared with, so that the time tells nothing. */
const nobody: SecretHash = { salt: new Uint8Array(12), iterations: 101, hash: new Uint8Array(64) };
