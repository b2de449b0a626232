import { explain } from "../explain.ts";

/** What the constraints on geofences mean to whoever fills in the form. */
export const explainGeofence = explain({
  geofences_name_unique: { code: "geofence.name_taken", field: "name" },
});
