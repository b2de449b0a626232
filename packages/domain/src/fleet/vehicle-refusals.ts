import { explain } from "../explain.ts";

/** What the constraints on vehicles mean to whoever fills in the form. */
export const explainVehicle = explain({
  vehicles_plate_unique: { code: "vehicle.plate_taken", field: "plate" },
  vehicles_vin_unique: { code: "vehicle.vin_taken", field: "vin" },
  vehicles_within_plan: "plan.vehicles_reached",
  vehicles_home_hub_exists: { code: "hub.unknown", field: "homeHubId" },
  vehicles_group_exists: { code: "group.unknown", field: "groupId" },
});
