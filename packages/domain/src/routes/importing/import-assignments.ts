import { assignments, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import { assignmentKinds } from "../../fleet/driver-inputs.ts";
import { plate } from "../../fleet/inputs.ts";
import { addAssignment, changeAssignment, holdAssignment } from "../../fleet/write-assignment.ts";
import type { Transaction } from "../../transactionally.ts";
import { emailCell } from "./cells.ts";
import { driverOfEmail } from "./import-drivers.ts";
import { importColumns } from "./import-inputs.ts";
import { importer } from "./importer.ts";

/** ISO 8601 with a zone: a file is read where nobody knows its writer's clock. */
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Assignments by driver, vehicle and beginning; one without a beginning is the one that holds, or begins now. */
export const assignmentsImporter = importer({
  needs: "drivers.edit",
  ...importColumns.assignments,
  Row: z
    .object({
      email: emailCell,
      plate,
      kind: z.enum(assignmentKinds).optional(),
      from: instant.optional(),
      until: instant.optional(),
    })
    .refine(({ from, until }) => !from || !until || until > from, { path: ["until"], message: "to_before_from" }),
  keyOf: ({ email, plate, from }) => [email, plate, from?.toISOString()].filter(Boolean).join(" "),
  async write(tx, organisationId, { email, plate, kind, from, until }) {
    const now = tx.context.now();
    if (!from && until && until <= now)
      throw new DomainError("input.invalid", { fields: { until: { code: "to_before_from" } } });
    const driverId = await driverOfEmail(tx, organisationId, email);
    const vehicleId = await vehicleOfPlate(tx, organisationId, plate);
    const isThat = from
      ? eq(assignments.assignedAt, from)
      : and(lte(assignments.assignedAt, now), or(isNull(assignments.endedAt), gt(assignments.endedAt, now)));
    const [known] = await tx
      .select({ id: assignments.id })
      .from(assignments)
      .where(
        and(
          eq(assignments.organisationId, organisationId),
          eq(assignments.driverId, driverId),
          eq(assignments.vehicleId, vehicleId),
          isThat,
        ),
      );
    if (known) {
      const assignment = await holdAssignment(tx, organisationId, known.id);
      return (await changeAssignment(tx, assignment, { kind, endedAt: until })) ? "changed" : "same";
    }
    const given = { driverId, vehicleId, kind: kind ?? "primary", assignedAt: from ?? now, endedAt: until ?? null };
    await addAssignment(tx, organisationId, given);
    return "added";
  },
  columnOf: { driverId: "email", vehicleId: "plate", from: "from", until: "until" },
});

async function vehicleOfPlate(tx: Transaction, organisationId: string, plate: string): Promise<string> {
  const [vehicle] = await tx
    .select({ id: vehicles.id })
    .from(vehicles)
    .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.plate, plate), isNull(vehicles.archivedAt)));
  if (!vehicle) throw new DomainError("vehicle.unknown", { fields: { plate: { code: "vehicle.unknown" } } });
  return vehicle.id;
}
