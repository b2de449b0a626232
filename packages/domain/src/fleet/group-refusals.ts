import { explain } from "../explain.ts";

/** What the constraints on groups mean to whoever fills in the form. */
export const explainGroup = explain({
  vehicle_groups_name_unique: { code: "group.name_taken", field: "name" },
  vehicle_groups_parent_exists: { code: "group.unknown", field: "parentId" },
  vehicle_groups_no_cycle: { code: "group.below_itself", field: "parentId" },
  vehicle_groups_not_own_parent: { code: "group.below_itself", field: "parentId" },
  vehicle_groups_depth: { code: "group.too_deep", field: "parentId" },
});
