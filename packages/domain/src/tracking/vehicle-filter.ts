import { vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import type { Bounds } from "@cartage/telemetry/geodesy";
import { toE7 } from "@cartage/telemetry/units";
import { and, between, eq, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { groupAndBelow } from "../fleet/group-and-below.ts";
import type { FilterVehicles } from "./inputs.ts";

/** The organisation's vehicles in use that a filter lets through, for vehicles joined with their state. */
export function passesFilter(
  organisationId: string,
  { bounds, groupId, types, tags }: z.infer<typeof FilterVehicles>,
): SQL | undefined {
  return and(
    eq(vehicles.organisationId, organisationId),
    isNull(vehicles.archivedAt),
    groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
    types?.length ? inArray(vehicles.type, types) : undefined,
    tags?.length ? sql`${vehicles.tags} @> ${sql.param(tags, vehicles.tags)}` : undefined,
    bounds ? isWithin(bounds) : undefined,
  );
}

/** Vehicles whose newest fix lies in the bounds, also across the antimeridian. */
export function isWithin({ west, south, east, north }: Bounds): SQL | undefined {
  const { latE7, lonE7 } = vehicleState;
  return and(
    between(latE7, toE7(south), toE7(north)),
    west <= east ? between(lonE7, toE7(west), toE7(east)) : or(gte(lonE7, toE7(west)), lte(lonE7, toE7(east))),
  );
}
