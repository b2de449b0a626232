import type { Session } from "@cartage/db/session";
import type { VehicleType } from "../../fleet/inputs.ts";
import type { DerivedVehicle } from "./moment.ts";

/** What rules and fences need to know of vehicles, by their ids, or of all of an organisation. */
export async function readVehicles(
  { sql }: Session,
  which: { vehicleIds: readonly string[] } | { organisationId: string },
): Promise<Map<string, DerivedVehicle>> {
  const these =
    "vehicleIds" in which
      ? sql`vehicle.id = any(${[...which.vehicleIds]}::uuid[])`
      : sql`vehicle.organisation_id = ${which.organisationId}`;
  const rows = await sql<
    { id: string; organisation_id: string; type: VehicleType; tags: string[]; groups: string[] }[]
  >`
    select vehicle.id, vehicle.organisation_id, vehicle.type, vehicle.tags,
           array(
             with recursive above as (
               select vehicle_groups.id, parent_id from vehicle_groups where vehicle_groups.id = vehicle.group_id
               union
               select upper.id, upper.parent_id from vehicle_groups upper join above on upper.id = above.parent_id
             )
             select above.id from above) as groups
      from vehicles vehicle
     where ${these}`;
  return new Map(
    rows.map(({ id, organisation_id, type, tags, groups }) => [
      id,
      { vehicleId: id, organisationId: organisation_id, type, groupIds: groups, tags },
    ]),
  );
}
