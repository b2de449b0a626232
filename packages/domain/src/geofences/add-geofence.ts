import { newId } from "@cartage/db/id";
import { geofences, geofenceVersions } from "@cartage/db/schema/geofences";
import type { z } from "zod";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { explainGeofence } from "./geofence-refusals.ts";
import type { CreateGeofence } from "./inputs.ts";

/** A geofence and its first version. Throws `geofence.name_taken`. */
export async function addGeofence(
  tx: Transaction,
  organisationId: string,
  { name, colour = null, note = null, definition }: z.infer<typeof CreateGeofence>,
): Promise<string> {
  const createdAt = tx.context.now();
  const geofenceId = newId();
  const after = { name, colour, note };
  await tx
    .insert(geofences)
    .values({ id: geofenceId, organisationId, ...after, createdAt })
    .catch(explainGeofence);
  await tx
    .insert(geofenceVersions)
    .values({ geofenceId, organisationId, version: 1, definition, validFrom: createdAt });
  await record(tx, { type: "geofence.created", geofenceId, occurredAt: createdAt }, { after });
  return geofenceId;
}
