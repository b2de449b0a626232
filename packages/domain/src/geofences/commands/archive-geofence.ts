import { geofences } from "@cartage/db/schema/geofences";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { endVersion } from "../end-version.ts";
import type { GeofenceId } from "../inputs.ts";
import { lockGeofences } from "../lock-geofences.ts";

/** Takes a geofence out of use: visits to it end now, those before stay, its name is free. Throws `not_found`. */
export async function archiveGeofence(ctx: Context, { geofenceId }: z.infer<typeof GeofenceId>) {
  const { organisationId } = authorise(ctx.actor, "geofences.edit");
  const now = ctx.now();
  return transactionally(ctx, async (tx) => {
    await lockGeofences(tx, organisationId);
    const [archived] = await tx
      .update(geofences)
      .set({ archivedAt: now })
      .where(
        and(eq(geofences.organisationId, organisationId), eq(geofences.id, geofenceId), isNull(geofences.archivedAt)),
      )
      .returning({ id: geofences.id });
    if (!archived) throw new DomainError("not_found");
    await endVersion(tx, geofenceId, now);
    await record(tx, { type: "geofence.archived", geofenceId, occurredAt: now });
    return { geofenceId };
  });
}
