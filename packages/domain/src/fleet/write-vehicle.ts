import { newId } from "@cartage/db/id";
import { vehicles } from "@cartage/db/schema/fleet";
import { hubs } from "@cartage/db/schema/routes";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { changeOf, type Given } from "../changes.ts";
import { DomainError } from "../errors.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import type { CreateVehicle } from "./inputs.ts";
import { explainVehicle } from "./vehicle-refusals.ts";

type NewVehicle = z.infer<typeof CreateVehicle>;

/** What may change of a vehicle. */
const values = {
  name: vehicles.name,
  plate: vehicles.plate,
  vin: vehicles.vin,
  type: vehicles.type,
  groupId: vehicles.groupId,
  tags: vehicles.tags,
  capacityWeightKg: vehicles.capacityWeightKg,
  capacityVolumeM3: vehicles.capacityVolumeM3,
  capacityPallets: vehicles.capacityPallets,
  skills: vehicles.skills,
  homeHubId: vehicles.homeHubId,
};

/**
 * A new vehicle. Throws `vehicle.plate_taken`, `vehicle.vin_taken`, `group.unknown`, `hub.unknown`,
 * `plan.vehicles_reached`.
 */
export async function addVehicle(tx: Transaction, organisationId: string, given: NewVehicle): Promise<string> {
  const after = {
    name: given.name,
    plate: given.plate ?? null,
    vin: given.vin ?? null,
    type: given.type,
    groupId: given.groupId ?? null,
    tags: given.tags ?? [],
    capacityWeightKg: given.capacityWeightKg ?? null,
    capacityVolumeM3: given.capacityVolumeM3 ?? null,
    capacityPallets: given.capacityPallets ?? null,
    skills: given.skills ?? [],
    homeHubId: given.homeHubId ?? null,
  };
  await checkHome(tx, organisationId, after.homeHubId);
  const createdAt = tx.context.now();
  const vehicleId = newId();
  await tx
    .insert(vehicles)
    .values({ id: vehicleId, organisationId, ...after, createdAt })
    .catch(explainVehicle);
  await record(tx, { type: "vehicle.created", vehicleId, occurredAt: createdAt }, { after });
  return vehicleId;
}

/** A vehicle in use, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdVehicle(tx: Transaction, organisationId: string, vehicleId: string) {
  const isIt = and(
    eq(vehicles.organisationId, organisationId),
    eq(vehicles.id, vehicleId),
    isNull(vehicles.archivedAt),
  );
  const [known] = await tx.select({ values, version: vehicles.version }).from(vehicles).where(isIt).for("update");
  if (!known) throw new DomainError("not_found");
  return { ...known, organisationId, vehicleId, isIt };
}

/** Changes what is given of a vehicle that is held; says whether anything differed. Throws as addVehicle does. */
export async function changeVehicle(
  tx: Transaction,
  { values: known, organisationId, vehicleId, isIt }: Awaited<ReturnType<typeof holdVehicle>>,
  given: Given<NewVehicle>,
): Promise<boolean> {
  const change = changeOf(known, given);
  if (Object.keys(change.after).length === 0) return false;
  await checkHome(tx, organisationId, change.after.homeHubId ?? null);
  await tx.update(vehicles).set(change.after).where(isIt).catch(explainVehicle);
  await record(tx, { type: "vehicle.changed", vehicleId, occurredAt: tx.context.now() }, change);
  return true;
}

/** A vehicle is based at a hub in use, which stays so until the transaction ends. */
async function checkHome(tx: Transaction, organisationId: string, homeHubId: string | null): Promise<void> {
  if (homeHubId === null) return;
  const [hub] = await tx
    .select({ id: hubs.id })
    .from(hubs)
    .where(and(eq(hubs.organisationId, organisationId), eq(hubs.id, homeHubId), isNull(hubs.archivedAt)))
    .for("share");
  if (!hub) throw new DomainError("hub.unknown", { fields: { homeHubId: { code: "hub.unknown" } } });
}
