import { setImmediate as others } from "node:timers/promises";
import type { Context } from "../../context.ts";
import { builtInFor } from "../built-in-for.ts";
import type { TravelMatrix } from "../planning/problem.ts";
import { readNetwork } from "../queries/read-network.ts";
import { askRouting } from "../routing/ask-routing.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import type { RoutingSource } from "../routing/routing.ts";
import type { Places } from "./places.ts";

/** Rows that are asked for at once: a matrix of thousands of places is filled without ever being held as objects. */
const ROWS = 50;
/** Where no road leads: farther than any day. */
const NO_WAY = { distanceM: 40_000_000, durationS: 10_000_000 };

/** How long and how far it is between a day's places, by whoever knows best. */
export async function readTravel(
  ctx: Context,
  { points }: Places,
  outside: OutsideRouting | null,
): Promise<{ travel: TravelMatrix; by: RoutingSource }> {
  const organisationId = ctx.actor.organisationId ?? "";
  const sources = { outside, builtIn: async () => builtInFor(ctx, organisationId, await readNetwork(ctx)) };
  const { answer, by } = await askRouting(sources, async (routing) => {
    const side = points.length;
    const durationsS = new Float64Array(side * side);
    const distancesM = new Float64Array(side * side);
    for (let from = 0; from < side; from += ROWS) {
      const rows = await routing.matrix(points.slice(from, from + ROWS), points);
      for (const [at, row] of rows.entries()) {
        for (const [to, stretch] of row.entries()) {
          const { durationS, distanceM } = stretch ?? NO_WAY;
          durationsS[(from + at) * side + to] = durationS;
          distancesM[(from + at) * side + to] = distanceM;
        }
      }
      // a large day takes a second where no server is asked: whoever else is served goes on meanwhile
      await others();
    }
    return { places: side, durationsS, distancesM };
  });
  return { travel: answer, by };
}
