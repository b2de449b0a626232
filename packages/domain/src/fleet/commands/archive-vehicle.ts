import { assignments, fittings, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { VehicleId } from "../inputs.ts";

/** Takes a vehicle out of use: it leaves map and lists, its devices and drivers become free, its history stays. Throws `not_found`. */
export async function archiveVehicle(ctx: Context, { vehicleId }: z.infer<typeof VehicleId>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");
  const now = ctx.now();

  return transactionally(ctx, async (tx) => {
    const [archived] = await tx
      .update(vehicles)
      .set({ archivedAt: now })
      .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.id, vehicleId), isNull(vehicles.archivedAt)))
      .returning({ id: vehicles.id });
    if (!archived) throw new DomainError("not_found");
    await tx
      .update(fittings)
      .set({ removedAt: sql`greatest(${now.toISOString()}::timestamptz, ${fittings.fittedAt} + interval '1 ms')` })
      .where(and(eq(fittings.vehicleId, vehicleId), isNull(fittings.removedAt)));
    await tx
      .update(assignments)
      .set({ endedAt: sql`greatest(${now.toISOString()}::timestamptz, ${assignments.assignedAt} + interval '1 ms')` })
      .where(and(eq(assignments.vehicleId, vehicleId), or(isNull(assignments.endedAt), gt(assignments.endedAt, now))));
    await record(tx, { type: "vehicle.archived", vehicleId, occurredAt: now });
    return { vehicleId };
  });
}
