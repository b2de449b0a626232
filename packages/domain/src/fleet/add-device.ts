import { newId } from "@cartage/db/id";
import { devices } from "@cartage/db/schema/fleet";
import { sql } from "drizzle-orm";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { explainDevice } from "./device-refusals.ts";
import { hashDeviceSecret, newDeviceSecret } from "./device-secret.ts";
import { fit } from "./fit.ts";

export interface NewDevice {
  organisationId: string;
  name: string;
  kind: "tracker" | "phone";
  vehicleId: string | null;
  outsideId?: string | null;
  /** The phone's sign-in; signing out revokes the device with it. */
  createdBySession: string | null;
}

/** Adds a device with a new secret, which is returned here and nowhere again. */
export async function addDevice(tx: Transaction, given: NewDevice): Promise<{ deviceId: string; secret: string }> {
  const { announceSecret, now } = tx.context;
  const { organisationId, name, kind, vehicleId, outsideId = null, createdBySession } = given;
  const deviceId = newId();
  const createdAt = now();
  const secret = newDeviceSecret();
  const { salt, iterations, hash } = await hashDeviceSecret(secret);
  const [added] = await tx
    .insert(devices)
    .values({
      id: deviceId,
      organisationId,
      organisationKey: sql`(select key from organisations where id = ${organisationId})`,
      name,
      kind,
      outsideId,
      secretSalt: salt,
      secretIterations: iterations,
      secretHash: hash,
      secretIssuedAt: createdAt,
      createdBySession,
      createdAt,
    })
    .returning({ deviceKey: devices.key })
    .catch(explainDevice);
  if (!added) throw new Error("The insert of a device returned no row.");
  await record(
    tx,
    { type: "device.created", deviceId, kind, occurredAt: createdAt },
    { after: { name, kind, ...(outsideId !== null && { outsideId }) } },
  );
  if (vehicleId) await fit(tx, { deviceId, deviceKey: added.deviceKey, organisationId }, vehicleId);
  await announceSecret?.({ deviceId, organisationId, secret });
  return { deviceId, secret };
}
