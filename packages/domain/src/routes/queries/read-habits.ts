import { trips } from "@cartage/db/schema/derived";
import { distanceM } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { type Habits, habitsOf } from "../routing/habits.ts";

const DAY_MS = 86_400_000;
const DAYS = 90;
const MOST_TRIPS = 2_000;
/** Ends closer than this say little: the road to the gate counts for much. */
const SHORTEST_M = 2_000;

/** How an organisation's fleet drives, by its newest trips of the last 90 days; sums of them only, nobody's in particular. */
export async function readHabits({ session: { db }, now }: Context, organisationId: string): Promise<Habits> {
  const { startLatE7, startLonE7, endLatE7, endLonE7 } = trips;
  const since = new Date(now().getTime() - DAYS * DAY_MS);
  const rows = await db
    .select({
      ...{ startLatE7, startLonE7, endLatE7, endLonE7 },
      drivenM: trips.distanceM,
      durationS: sql<number>`extract(epoch from ${trips.endedAt} - ${trips.startedAt})::float8`,
    })
    .from(trips)
    .where(and(eq(trips.organisationId, organisationId), gt(trips.startedAt, since), gt(trips.distanceM, SHORTEST_M)))
    .orderBy(desc(trips.startedAt))
    .limit(MOST_TRIPS);
  const driven = rows.map(({ drivenM, durationS, ...ends }) => {
    const from = { lat: fromE7(ends.startLatE7), lon: fromE7(ends.startLonE7) };
    const to = { lat: fromE7(ends.endLatE7), lon: fromE7(ends.endLonE7) };
    return { drivenM, durationS, greatCircleM: distanceM(from, to) };
  });
  return habitsOf(driven.filter(({ greatCircleM }) => greatCircleM >= SHORTEST_M));
}
