import { type Commands, inOrganisation } from "./command.ts";

export const routesCommands: Commands = {
  "routes.hubs.create": { leaves: inOrganisation("hub.created") },
  "routes.hubs.update": { leaves: inOrganisation("hub.changed") },
  "routes.hubs.setState": { leaves: inOrganisation("hub.state_changed") },
  "routes.hubs.archive": { leaves: inOrganisation("hub.archived") },
  "routes.hubs.setWorkers": { leaves: inOrganisation("hub.workers_changed") },
  "routes.lanes.create": { leaves: inOrganisation("lane.created") },
  "routes.lanes.update": { leaves: inOrganisation("lane.changed") },
  "routes.lanes.remove": { leaves: inOrganisation("lane.removed") },
  "routes.imports.preview": { leaves: "nothing", because: "what it writes is taken back before it answers" },
  "routes.imports.take": { leaves: inOrganisation("hub.created") },
};
