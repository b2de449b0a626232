import { explain } from "../explain.ts";

/** What the constraints on hubs mean to whoever fills in the form. */
export const explainHub = explain({
  hubs_code_unique: { code: "hub.code_taken", field: "code" },
  hubs_geofence_exists: { code: "hub.geofence_unknown", field: "geofenceId" },
});

/** What the constraints on lanes mean. */
export const explainLane = explain({
  lanes_once_each_way: { code: "lane.exists", field: "toHubId" },
  lanes_between_two_hubs: { code: "lane.same_hub", field: "toHubId" },
  lanes_from_exists: { code: "hub.unknown", field: "fromHubId" },
  lanes_to_exists: { code: "hub.unknown", field: "toHubId" },
  lanes_between_active_hubs: { code: "lane.hub_closed", field: "toHubId" },
});
