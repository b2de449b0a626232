import { newId } from "@cartage/db/id";
import { vehicles } from "@cartage/db/schema/fleet";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateVehicle } from "../inputs.ts";
import { explainVehicle } from "../vehicle-refusals.ts";

/** Adds a vehicle. Throws `vehicle.plate_taken`, `vehicle.vin_taken`, `group.unknown`, `plan.vehicles_reached`. */
export async function createVehicle(
  ctx: Context,
  { name, plate, vin, type, groupId, tags }: z.infer<typeof CreateVehicle>,
) {
  const { organisationId } = authorise(ctx.actor, "vehicles.edit");

  return transactionally(ctx, async (tx) => {
    const vehicle = {
      id: newId(),
      organisationId,
      name,
      plate: plate ?? null,
      vin: vin ?? null,
      type,
      groupId: groupId ?? null,
      tags: tags ?? [],
      createdAt: ctx.now(),
    };
    await tx.insert(vehicles).values(vehicle).catch(explainVehicle);
    const { id: vehicleId, organisationId: _, createdAt, ...after } = vehicle;
    await record(tx, { type: "vehicle.created", vehicleId, occurredAt: createdAt }, { after });
    return { vehicleId: vehicle.id };
  });
}
