import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { addGeofence } from "../add-geofence.ts";
import type { ImportGeofences } from "../inputs.ts";
import { lockGeofences } from "../lock-geofences.ts";

/** Adds all geofences of a file, or none. Throws `geofence.name_taken` with the row whose name it is. */
export async function importGeofences(ctx: Context, { rows }: z.infer<typeof ImportGeofences>) {
  const { organisationId } = authorise(ctx.actor, "geofences.edit");
  return transactionally(ctx, async (tx) => {
    await lockGeofences(tx, organisationId);
    const geofenceIds: string[] = [];
    for (const [at, row] of rows.entries()) {
      geofenceIds.push(await addGeofence(tx, organisationId, row).catch(ofRow(at)));
    }
    return { geofenceIds };
  });
}

function ofRow(at: number): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DomainError)) throw error;
    const fields = Object.entries(error.fields).map(([field, problem]) => [`rows.${at}.${field}`, problem]);
    throw new DomainError(error.code, { fields: Object.fromEntries(fields), cause: error });
  };
}
