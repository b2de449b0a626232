import { vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { type Motion, motions } from "@cartage/telemetry/frame";
import { type Bounds, boundsOf, boundsOfRadius, distanceM, isInPolygon, type Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { FindNearby } from "../inputs.ts";
import { isWithin, passesFilter } from "../vehicle-filter.ts";

export interface NearbyVehicle extends Point {
  id: string;
  name: string;
  plate: string | null;
  /** From the circle's centre; null for an area without one. */
  distanceM: number | null;
  /** Epoch ms. */
  fixTime: number;
  motion: Motion;
}

/** Vehicles whose newest fix lies in a circle, a box or a polygon; nearest first for a circle, by name else. */
export async function findNearby(ctx: Context, { within, limit }: z.infer<typeof FindNearby>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const area = toArea(within);
  const rows = await ctx.session.db
    .select({
      id: vehicles.id,
      name: vehicles.name,
      plate: vehicles.plate,
      fixTime: vehicleState.fixTime,
      latE7: vehicleState.latE7,
      lonE7: vehicleState.lonE7,
      motion: vehicleState.motion,
    })
    .from(vehicles)
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .where(and(passesFilter(organisationId, {}), isWithin(area.bounds)))
    .orderBy(vehicles.name, vehicles.id);

  const found: NearbyVehicle[] = [];
  for (const { latE7, lonE7, fixTime, motion, ...vehicle } of rows) {
    if (latE7 === null || lonE7 === null || fixTime === null) continue;
    const point = { lat: fromE7(latE7), lon: fromE7(lonE7) };
    if (!area.holds(point)) continue;
    const distance = area.centre && distanceM(area.centre, point);
    found.push({
      ...vehicle,
      ...point,
      distanceM: distance,
      fixTime: fixTime.getTime(),
      motion: motions[motion ?? 0] ?? "moving",
    });
  }
  if (area.centre) found.sort((a, b) => (a.distanceM ?? 0) - (b.distanceM ?? 0));
  return { vehicles: found.slice(0, limit) };
}

interface Area {
  /** What the database narrows down to. */
  bounds: Bounds;
  centre: Point | null;
  holds(point: Point): boolean;
}

function toArea(within: z.infer<typeof FindNearby>["within"]): Area {
  if ("circle" in within) {
    const { radiusM, ...centre } = within.circle;
    return { bounds: boundsOfRadius(centre, radiusM), centre, holds: (point) => distanceM(centre, point) <= radiusM };
  }
  if ("bounds" in within) return { bounds: within.bounds, centre: null, holds: () => true };
  const ring = within.polygon.map(([lon, lat]) => ({ lat, lon }));
  return { bounds: boundsOf(ring), centre: null, holds: (point) => isInPolygon(point, [ring]) };
}
