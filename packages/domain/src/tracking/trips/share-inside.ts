import { distanceM } from "@cartage/telemetry/geodesy";
import type { Context } from "../../context.ts";
import { type Overview, readOverviews } from "../packing/read-overviews.ts";
import { overlapMs, type Span } from "./rules.ts";
import { readVisibleStretches } from "./visible-stretches.ts";

/** So exact is enough to say how much of a way lies before midnight. */
const toleranceM = 5;

/**
 * How much of a trip's way lies inside a window, 0 to 1: by the way itself where its positions are there and may be seen,
 * else by time. The shares of neighbouring windows add up to 1.
 */
export async function shareInside(ctx: Context, vehicleId: string, trip: Span, window: Span): Promise<number> {
  const insideMs = overlapMs(trip, window);
  const wholeMs = trip.until - trip.from;
  if (insideMs >= wholeMs) return 1;
  const asked = { vehicleIds: [vehicleId], from: trip.from, until: trip.until + 1 };
  const stretches = await readVisibleStretches(ctx, asked);
  const ways = await readOverviews(
    ctx.session,
    stretches.map(({ from, until, ...of }) => ({ ...of, from: new Date(from), until: new Date(until), toleranceM })),
  );
  let insideM = 0;
  let wholeM = 0;
  for (const way of joined(ways))
    for (let at = 1; at < way.length; at++) {
      const [a, b] = [way[at - 1], way[at]];
      if (!a || !b) continue;
      const stepM = distanceM(a, b);
      wholeM += stepM;
      insideM += b.time > a.time ? (stepM * overlapMs({ from: a.time, until: b.time }, window)) / (b.time - a.time) : 0;
    }
  return wholeM > 0 ? insideM / wholeM : insideMs / wholeMs;
}

/** Each device's way over the days as one: the step over midnight belongs to it. */
function joined(ways: Overview[]) {
  return [...Map.groupBy(ways, ({ deviceKey }) => deviceKey).values()].map((days) =>
    days.flatMap(({ times, latE7, lonE7 }) =>
      Array.from(times, (time, at) => ({ time, lat: (latE7[at] ?? 0) / 1e7, lon: (lonE7[at] ?? 0) / 1e7 })),
    ),
  );
}
