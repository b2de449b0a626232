import { trips, vehicleDerivations } from "@cartage/db/schema/derived";
import { and, asc, eq, gt, lt } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { TripOf } from "./describe-trips.ts";
import type { Span } from "./rules.ts";
import { tripColumns } from "./trip-columns.ts";
import { readUnderWay } from "./under-way.ts";

/** A vehicle's trips that touch a window, oldest first; the one under way is the last, and ends now. */
export async function readVehicleTrips(ctx: Context, vehicleId: string, { from, until }: Span): Promise<TripOf[]> {
  const rows = await ctx.session.db
    .select(tripColumns)
    .from(trips)
    .where(and(eq(trips.vehicleId, vehicleId), lt(trips.startedAt, new Date(until)), gt(trips.endedAt, new Date(from))))
    .orderBy(asc(trips.startedAt));
  const { trip } = await readCurrent(ctx, vehicleId);
  if (!trip || trip.startedAt >= until || ctx.now().getTime() <= from) return rows;
  const place = { latE7: trip.startLatE7 ?? 0, lonE7: trip.startLonE7 ?? 0 };
  return [
    ...rows,
    {
      vehicleId,
      startedAt: new Date(trip.startedAt),
      endedAt: new Date(Math.max(trip.startedAt, ctx.now().getTime())),
      startLatE7: place.latE7,
      startLonE7: place.lonE7,
      endLatE7: place.latE7,
      endLonE7: place.lonE7,
      distanceM: Math.round(trip.distanceM),
      idlingS: Math.round(trip.idlingS ?? 0),
      topSpeedCmps: Math.round((trip.topSpeedMps ?? 0) * 100),
      fuelUsedL: null,
      driver: null,
      isUnderWay: true,
    },
  ];
}

/** What is under way, and through which fix time that is known. */
export async function readCurrent(ctx: Context, vehicleId: string) {
  const [row] = await ctx.session.db
    .select({ current: vehicleDerivations.current, through: vehicleDerivations.through })
    .from(vehicleDerivations)
    .where(eq(vehicleDerivations.vehicleId, vehicleId));
  return { ...readUnderWay(row?.current), through: row?.through ?? null };
}
