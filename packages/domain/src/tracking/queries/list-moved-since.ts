import { vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import { and, eq, gt } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { liveColumns, toLiveVehicle } from "../../fleet/live-vehicle.ts";
import type { FilterVehicles } from "../inputs.ts";
import { passesFilter } from "../vehicle-filter.ts";
import { versionOverlap } from "../version-overlap.ts";

/** The newest fixes of the vehicles that moved since a version, some of which may have been seen. */
export async function listMovedSince(
  ctx: Context,
  { version, ...filter }: z.infer<typeof FilterVehicles> & { version: number },
): Promise<VehicleTuple[]> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select(liveColumns)
    .from(vehicles)
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .where(and(passesFilter(organisationId, filter), gt(vehicleState.version, version - versionOverlap)))
    .orderBy(vehicleState.version);
  return rows.map(toLiveVehicle).flatMap(({ fix }) => (fix ? [fix] : []));
}
