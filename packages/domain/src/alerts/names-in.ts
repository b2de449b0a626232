import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { geofences } from "@cartage/db/schema/geofences";
import { eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "../context.ts";
import type { RuleDefinition } from "./inputs.ts";

/** The group that another one stands below: depots have groups of the same names. */
const above = alias(vehicleGroups, "above");

/** The names of groups, vehicles and geofences by their ids, archived ones too. */
export type RuleNames = Record<string, string>;

/** What the things that rules name are called, for the sentence that people read. */
export async function namesIn(
  { session: { db } }: Context,
  definitions: readonly RuleDefinition[],
): Promise<RuleNames> {
  const groupIds = unique(definitions.flatMap(({ scope }) => scope.groupIds));
  const vehicleIds = unique(
    definitions.flatMap(({ scope, condition }) => [
      ...scope.vehicleIds,
      ...(condition.kind === "distance" ? [condition.otherVehicleId] : []),
    ]),
  );
  const fenceIds = unique(
    definitions.flatMap(({ condition }) => ("geofenceIds" in condition ? condition.geofenceIds : [])),
  );
  const groups = groupIds.length
    ? await db
        .select({ id: vehicleGroups.id, name: sql<string>`concat_ws(' / ', ${above.name}, ${vehicleGroups.name})` })
        .from(vehicleGroups)
        .leftJoin(above, eq(above.id, vehicleGroups.parentId))
        .where(inArray(vehicleGroups.id, groupIds))
    : [];
  const named = vehicleIds.length
    ? await db.select({ id: vehicles.id, name: vehicles.name }).from(vehicles).where(inArray(vehicles.id, vehicleIds))
    : [];
  const fences = fenceIds.length
    ? await db.select({ id: geofences.id, name: geofences.name }).from(geofences).where(inArray(geofences.id, fenceIds))
    : [];
  return Object.fromEntries([...groups, ...named, ...fences].map(({ id, name }) => [id, name]));
}

/** Of one definition alone. */
export function namesOf({ scope, condition }: RuleDefinition, names: RuleNames): RuleNames {
  const ids = [
    ...scope.groupIds,
    ...scope.vehicleIds,
    ...("geofenceIds" in condition ? condition.geofenceIds : []),
    ...(condition.kind === "distance" ? [condition.otherVehicleId] : []),
  ];
  return Object.fromEntries(ids.flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]]])));
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
