import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateVehicle } from "../inputs.ts";
import { explainVehicle } from "../vehicle-refusals.ts";

/** Changes what is given of a vehicle and leaves the rest. Throws as createVehicle does, and `not_found`. */
export async function updateVehicle(ctx: Context, { vehicleId, ...given }: z.infer<typeof UpdateVehicle>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");
  return transactionally(ctx, async (tx) => {
    const isIt = and(
      eq(vehicles.organisationId, organisationId),
      eq(vehicles.id, vehicleId),
      isNull(vehicles.archivedAt),
    );
    const { name, plate, vin, type, groupId, tags } = vehicles;
    const [known] = await tx.select({ name, plate, vin, type, groupId, tags }).from(vehicles).where(isIt).for("update");
    if (!known) throw new DomainError("not_found");
    const change = changeOf(known, given);
    if (Object.keys(change.after).length === 0) return { vehicleId };
    await tx.update(vehicles).set(change.after).where(isIt).catch(explainVehicle);
    await record(tx, { type: "vehicle.changed", vehicleId, occurredAt: ctx.now() }, change);
    return { vehicleId };
  });
}
