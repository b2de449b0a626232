import { type Commands, inOrganisation } from "./command.ts";

export const geofencesCommands: Commands = {
  "geofences.create": { leaves: inOrganisation("geofence.created") },
  "geofences.update": { leaves: inOrganisation("geofence.changed") },
  "geofences.archive": { leaves: inOrganisation("geofence.archived") },
  "geofences.import": { leaves: inOrganisation("geofence.created", "geofence.created") },
};
