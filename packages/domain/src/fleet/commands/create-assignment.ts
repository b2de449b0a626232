import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateAssignment } from "../driver-inputs.ts";
import { addAssignment } from "../write-assignment.ts";

/**
 * Gives a driver a vehicle, from now on or for a time. Throws `driver.unknown`, `vehicle.unknown`,
 * `assignment.vehicle_taken`, `assignment.driver_taken`, `assignment.repeated`.
 */
export async function createAssignment(
  ctx: Context,
  { driverId, vehicleId, kind, from, until = null }: z.infer<typeof CreateAssignment>,
) {
  const { organisationId } = authorise(ctx.actor, "drivers.edit");
  return transactionally(ctx, async (tx) => {
    const assignedAt = from === undefined ? ctx.now() : new Date(from);
    const endedAt = until === null ? null : new Date(until);
    if (endedAt && endedAt <= assignedAt)
      throw new DomainError("input.invalid", { fields: { until: { code: "to_before_from" } } });
    const given = { driverId, vehicleId, kind, assignedAt, endedAt };
    return { assignmentId: await addAssignment(tx, organisationId, given) };
  });
}
