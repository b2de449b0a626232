import { newId } from "@cartage/db/id";
import { assignments, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import { changeOf, type Given } from "../changes.ts";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { holdDriver } from "./write-driver.ts";

const explainAssignment = explain({
  assignments_one_primary_per_vehicle: { code: "assignment.vehicle_taken", field: "vehicleId" },
  assignments_one_primary_per_driver: { code: "assignment.driver_taken", field: "driverId" },
  assignments_once_at_a_time: { code: "assignment.repeated", field: "from" },
});

export interface NewAssignment {
  driverId: string;
  vehicleId: string;
  kind: "primary" | "backup";
  assignedAt: Date;
  endedAt: Date | null;
}

/**
 * Gives a driver a vehicle for a time. Throws `driver.unknown`, `vehicle.unknown`, `assignment.vehicle_taken`,
 * `assignment.driver_taken`, `assignment.repeated`.
 */
export async function addAssignment(tx: Transaction, organisationId: string, given: NewAssignment): Promise<string> {
  const { driverId, vehicleId } = given;
  await holdDriver(tx, organisationId, driverId).catch(as("driver.unknown", "driverId"));
  const [vehicle] = await tx
    .select({ id: vehicles.id })
    .from(vehicles)
    .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.id, vehicleId), isNull(vehicles.archivedAt)))
    .for("share");
  if (!vehicle) as("vehicle.unknown", "vehicleId")(new DomainError("not_found"));
  const assignmentId = newId();
  await tx
    .insert(assignments)
    .values({ id: assignmentId, organisationId, ...given })
    .catch(explainAssignment);
  const occurredAt = tx.context.now();
  await record(tx, { type: "assignment.created", assignmentId, driverId, vehicleId, occurredAt }, { after: given });
  return assignmentId;
}

/** An assignment, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdAssignment(tx: Transaction, organisationId: string, assignmentId: string) {
  const isIt = and(eq(assignments.organisationId, organisationId), eq(assignments.id, assignmentId));
  const { driverId, vehicleId, kind, assignedAt, endedAt, version } = assignments;
  const [known] = await tx
    .select({ assignmentId: assignments.id, driverId, vehicleId, values: { kind, assignedAt, endedAt }, version })
    .from(assignments)
    .where(isIt)
    .for("update");
  if (!known) throw new DomainError("not_found");
  return { ...known, isIt };
}

type Held = Awaited<ReturnType<typeof holdAssignment>>;

/** Changes what is given of an assignment that is held; says whether anything differed. Throws as addAssignment does. */
export async function changeAssignment(
  tx: Transaction,
  { assignmentId, driverId, vehicleId, values, version, isIt }: Held,
  given: Given<Held["values"]>,
): Promise<boolean> {
  const change = changeOf(values, given);
  if (Object.keys(change.after).length === 0) return false;
  await tx
    .update(assignments)
    .set({ ...change.after, version: version + 1 })
    .where(isIt)
    .catch(explainAssignment);
  const occurredAt = tx.context.now();
  await record(tx, { type: "assignment.changed", assignmentId, driverId, vehicleId, occurredAt }, change);
  return true;
}

function as(code: "driver.unknown" | "vehicle.unknown", field: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DomainError) || error.code !== "not_found") throw error;
    throw new DomainError(code, { fields: { [field]: { code } }, cause: error });
  };
}
