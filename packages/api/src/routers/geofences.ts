import { archiveGeofence } from "@cartage/domain/geofences/commands/archive-geofence";
import { createGeofence } from "@cartage/domain/geofences/commands/create-geofence";
import { importGeofences } from "@cartage/domain/geofences/commands/import-geofences";
import { updateGeofence } from "@cartage/domain/geofences/commands/update-geofence";
import {
  CreateGeofence,
  GeofenceId,
  ImportGeofences,
  ListGeofenceShapes,
  ListGeofences,
  ListInside,
  ListVisits,
  UpdateGeofence,
} from "@cartage/domain/geofences/inputs";
import { getGeofence } from "@cartage/domain/geofences/queries/get-geofence";
import { listGeofenceShapes } from "@cartage/domain/geofences/queries/list-geofence-shapes";
import { listGeofences } from "@cartage/domain/geofences/queries/list-geofences";
import { listInside } from "@cartage/domain/geofences/queries/list-inside";
import { listVisits } from "@cartage/domain/geofences/queries/list-visits";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const geofencesRouter = router({
  list: memberProcedure.input(ListGeofences).query(({ ctx, input }) => listGeofences(ctx, input)),
  get: memberProcedure.input(GeofenceId).query(({ ctx, input }) => getGeofence(ctx, input)),
  shapes: memberProcedure.input(ListGeofenceShapes).query(({ ctx, input }) => listGeofenceShapes(ctx, input)),
  inside: memberProcedure.input(ListInside).query(({ ctx, input }) => listInside(ctx, input)),
  visits: memberProcedure.input(ListVisits).query(({ ctx, input }) => listVisits(ctx, input)),
  create: memberProcedure.input(CreateGeofence).mutation(repeatable(createGeofence)),
  update: memberProcedure.input(UpdateGeofence).mutation(repeatable(updateGeofence)),
  archive: memberProcedure.input(GeofenceId).mutation(repeatable(archiveGeofence)),
  import: memberProcedure.input(ImportGeofences).mutation(repeatable(importGeofences)),
});
