import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateVehicle } from "../inputs.ts";
import { explainVehicle } from "../vehicle-refusals.ts";

/** Changes what is given of a vehicle and leaves the rest. Throws as createVehicle does, and `not_found`. */
export async function updateVehicle(ctx: Context, { vehicleId, ...given }: z.infer<typeof UpdateVehicle>) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

  return transactionally(ctx, async (tx) => {
    const isIt = and(
      eq(vehicles.organisationId, organisationId),
      eq(vehicles.id, vehicleId),
      isNull(vehicles.archivedAt),
    );
    const [changed] = await tx
      .update(vehicles)
      // a row has to be written for the event to be true of it
      .set({ id: vehicleId, ...changes })
      .where(isIt)
      .returning({ id: vehicles.id })
      .catch(explainVehicle);
    if (!changed) throw new DomainError("not_found");
    await record(tx, { type: "vehicle.changed", vehicleId, occurredAt: ctx.now() });
    return { vehicleId };
  });
}
