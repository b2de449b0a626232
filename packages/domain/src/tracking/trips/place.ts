import { geofences, visits } from "@cartage/db/schema/geofences";
import { and, asc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { nameTowns, type Town } from "../places/name-towns.ts";

/** Where something was: in a geofence, and beside a town. */
export interface Place {
  latE7: number;
  lonE7: number;
  geofence: { id: string; name: string } | null;
  town: Town | null;
}

export interface Moment {
  vehicleId: string;
  /** Epoch ms. */
  at: number;
  latE7: number;
  lonE7: number;
}

/** Names places by the geofence that the vehicle was in at the time, and by the nearest town. */
export async function namePlaces(ctx: Context, moments: readonly Moment[]): Promise<Place[]> {
  const [towns, stays] = await Promise.all([nameTowns(moments), readStays(ctx, moments)]);
  return moments.map(({ vehicleId, at, latE7, lonE7 }, index) => {
    const stay = stays.get(vehicleId)?.find(({ from, until }) => from <= at && at <= until);
    return {
      latE7,
      lonE7,
      geofence: stay ? { id: stay.geofenceId, name: stay.name } : null,
      town: towns[index] ?? null,
    };
  });
}

/** The visits that moments may lie in, the last entered first: the inner fence names a place better than the outer. */
async function readStays(ctx: Context, moments: readonly Moment[]) {
  if (moments.length === 0) return new Map<string, never>();
  const times = moments.map(({ at }) => at);
  const rows = await ctx.session.db
    .select({
      vehicleId: visits.vehicleId,
      geofenceId: visits.geofenceId,
      name: geofences.name,
      enteredAt: visits.enteredAt,
      leftAt: visits.leftAt,
    })
    .from(visits)
    .innerJoin(geofences, eq(geofences.id, visits.geofenceId))
    .where(
      and(
        inArray(visits.vehicleId, [...new Set(moments.map(({ vehicleId }) => vehicleId))]),
        lte(visits.enteredAt, new Date(Math.max(...times))),
        or(isNull(visits.leftAt), gte(visits.leftAt, new Date(Math.min(...times)))),
      ),
    )
    .orderBy(asc(visits.enteredAt), asc(visits.geofenceId));
  const stays = rows.toReversed().map(({ enteredAt, leftAt, ...of }) => ({
    ...of,
    from: enteredAt.getTime(),
    until: leftAt?.getTime() ?? Number.POSITIVE_INFINITY,
  }));
  return Map.groupBy(stays, ({ vehicleId }) => vehicleId);
}
