import { type Commands, inOrganisation } from "./command.ts";

export const incidentsCommands: Commands = {
  "incidents.open": { leaves: inOrganisation("incident.opened") },
  "incidents.note": { leaves: inOrganisation("incident.noted") },
  "incidents.addPhoto": { leaves: inOrganisation("incident.photo_added") },
  "incidents.change": { leaves: inOrganisation("incident.changed") },
  "incidents.erase": { leaves: inOrganisation("incident.erased") },
  "incidents.move": { leaves: inOrganisation("incident.taken_up") },
};
