import { type Commands, inOrganisation } from "./command.ts";

export const historyCommands: Commands = {
  "history.trips.join": { leaves: inOrganisation("trip_edit.added") },
  "history.trips.cut": { leaves: inOrganisation("trip_edit.added") },
  "history.trips.removeEdit": { leaves: inOrganisation("trip_edit.removed") },
  "history.trips.label": { leaves: inOrganisation("vehicle.trip_labelled") },
  "history.shares.create": { leaves: inOrganisation("track_share.created") },
  "tracking.screening.set": { leaves: inOrganisation("organisation.changed") },
  "tracking.screening.restore": { leaves: inOrganisation("vehicle.position_restored") },
  "tracking.screening.doubt": { leaves: inOrganisation("vehicle.position_doubted") },
  "history.shares.revoke": { leaves: inOrganisation("track_share.revoked") },
};
