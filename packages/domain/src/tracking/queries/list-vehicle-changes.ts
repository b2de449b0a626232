import { vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type LiveVehicle, liveColumns, toLiveVehicle } from "../../fleet/live-vehicle.ts";
import type { FilterVehicles } from "../inputs.ts";
import { passesFilter } from "../vehicle-filter.ts";
import { versionOverlap } from "../version-overlap.ts";

/** A vehicle that was added, changed in name, plate, type, group or tags, or left what the filter lets through. */
export interface VehicleChange {
  id: string;
  /** From the sequence that numbers fixes too. */
  version: number;
  /** Null when the filter does not let it through, as it never does an archived one. */
  vehicle: LiveVehicle | null;
}

/** The vehicles that were themselves changed since a version, some of which may have been seen; not those that moved. */
export async function listVehicleChanges(
  ctx: Context,
  { version, ...filter }: z.infer<typeof FilterVehicles> & { version: number },
): Promise<VehicleChange[]> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select({
      ...liveColumns,
      changedAs: vehicles.version,
      passes: sql<boolean>`coalesce(${passesFilter(organisationId, filter) as SQL}, false)`,
    })
    .from(vehicles)
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .where(and(eq(vehicles.organisationId, organisationId), gt(vehicles.version, version - versionOverlap)))
    .orderBy(vehicles.version);
  return rows.map(({ changedAs, passes, ...row }) => ({
    id: row.id,
    version: changedAs,
    vehicle: passes ? toLiveVehicle(row) : null,
  }));
}
