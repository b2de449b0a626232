import { vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type LiveVehicle, liveColumns, toLiveVehicle } from "../../fleet/live-vehicle.ts";
import type { FilterVehicles } from "../inputs.ts";
import { passesFilter } from "../vehicle-filter.ts";

export interface Snapshot {
  /** What is older than this is in the snapshot; a stream goes on from here. */
  version: string;
  /** Epoch ms. */
  at: number;
  vehicles: LiveVehicle[];
}

/** All vehicles that the filter lets through, with their newest fixes. */
export async function takeSnapshot(ctx: Context, filter: z.infer<typeof FilterVehicles>): Promise<Snapshot> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { db } = ctx.session;
  // before the rows: a version given out while they are read is sent again rather than missed
  const [row] = await db.select({ version: sql<string>`last_value` }).from(sql`vehicle_state_version`);
  const rows = await db
    .select(liveColumns)
    .from(vehicles)
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .where(passesFilter(organisationId, filter))
    .orderBy(vehicles.name, vehicles.id);
  return { version: row?.version ?? "0", at: ctx.now().getTime(), vehicles: rows.map(toLiveVehicle) };
}
