import { newId } from "@cartage/db/id";
import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";

export interface FittableDevice {
  deviceId: string;
  name: string;
  outsideId: string | null;
  deviceKey: number;
  organisationId: string;
}

/** The device, held against other commands on it until the transaction ends. Throws `not_found`, `device.revoked`. */
export async function holdDevice(tx: Transaction, organisationId: string, deviceId: string): Promise<FittableDevice> {
  const [device] = await tx
    .select({ deviceKey: devices.key, name: devices.name, outsideId: devices.outsideId, revokedAt: devices.revokedAt })
    .from(devices)
    .where(and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId)))
    .for("update");
  if (!device) throw new DomainError("not_found");
  if (device.revokedAt) throw new DomainError("device.revoked");
  const { deviceKey, name, outsideId } = device;
  return { deviceId, name, outsideId, deviceKey, organisationId };
}

/** Puts a device that is held into a vehicle, out of the one it was in; in the same one it stays. Throws `not_found`. */
export async function fit(
  tx: Transaction,
  { deviceId, deviceKey, organisationId }: Omit<FittableDevice, "name" | "outsideId">,
  vehicleId: string,
): Promise<void> {
  const [vehicle] = await tx
    .select({ id: vehicles.id })
    .from(vehicles)
    .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.id, vehicleId), isNull(vehicles.archivedAt)))
    .for("share");
  if (!vehicle) throw new DomainError("not_found");
  const fitted = await findFitting(tx, deviceId);
  if (fitted?.vehicleId === vehicleId) return;
  const fittedAt = fitted ? await end(tx, { deviceId }, fitted) : tx.context.now();
  await tx.insert(fittings).values({ id: newId(), deviceId, deviceKey, organisationId, vehicleId, fittedAt });
  await record(tx, { type: "device.fitted", deviceId, vehicleId, occurredAt: fittedAt }, { after: { vehicleId } });
}

/** Takes a device out of its vehicle; one that is in none stays so. */
export async function unfit(tx: Transaction, device: Pick<FittableDevice, "deviceId">): Promise<void> {
  const fitted = await findFitting(tx, device.deviceId);
  if (fitted) await end(tx, device, fitted);
}

async function findFitting(tx: Transaction, deviceId: string) {
  const [fitted] = await tx
    .select({ id: fittings.id, vehicleId: fittings.vehicleId, fittedAt: fittings.fittedAt })
    .from(fittings)
    .where(and(eq(fittings.deviceId, deviceId), isNull(fittings.removedAt)));
  return fitted;
}

async function end(
  tx: Transaction,
  { deviceId }: Pick<FittableDevice, "deviceId">,
  fitted: { id: string; vehicleId: string; fittedAt: Date },
): Promise<Date> {
  // a fitting lasts at least the millisecond that the constraint asks for
  const removedAt = new Date(Math.max(tx.context.now().getTime(), fitted.fittedAt.getTime() + 1));
  await tx.update(fittings).set({ removedAt }).where(eq(fittings.id, fitted.id));
  const { vehicleId } = fitted;
  await record(tx, { type: "device.unfitted", deviceId, vehicleId, occurredAt: removedAt }, { before: { vehicleId } });
  return removedAt;
}
