import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { addGeofence } from "../add-geofence.ts";
import type { CreateGeofence } from "../inputs.ts";
import { lockGeofences } from "../lock-geofences.ts";

/** Adds a geofence, which judges fixes from now on. Throws `geofence.name_taken`. */
export async function createGeofence(ctx: Context, given: z.infer<typeof CreateGeofence>) {
  const { organisationId } = authorise(ctx.actor, "geofences.edit");
  return transactionally(ctx, async (tx) => {
    await lockGeofences(tx, organisationId);
    return { geofenceId: await addGeofence(tx, organisationId, given) };
  });
}
