import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { EstimateLane } from "../inputs.ts";
import { askRouting } from "../routing/ask-routing.ts";
import { builtInRouting } from "../routing/built-in.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import type { RoutingSource } from "../routing/routing.ts";
import { readHabits } from "./read-habits.ts";
import { readNetwork } from "./read-network.ts";

/**
 * How long a lane between two hubs would be by road, rounded up; nulls where no road leads. What is built in goes by the
 * great circle here, for lanes that exist say nothing of a new one. Throws `hub.unknown`.
 */
export async function estimateLane(
  ctx: Context,
  { fromHubId, toHubId }: z.infer<typeof EstimateLane>,
  outside: OutsideRouting | null,
): Promise<{ distanceM: number | null; durationS: number | null; by: RoutingSource; learnedFromTrips: number }> {
  const { organisationId } = authorise(ctx.actor, "hubs.view");
  const { hubs } = await readNetwork(ctx);
  const [from, to] = [fromHubId, toHubId].map((hubId) => hubs.find(({ id }) => id === hubId));
  if (!from || !to) throw new DomainError("hub.unknown");
  const habits = await readHabits(ctx, organisationId);
  const builtIn = async () => builtInRouting({ habits, hubs: [], lanes: [] });
  const { answer, by } = await askRouting({ outside, builtIn }, (routing) => routing.matrix([from], [to]));
  const stretch = answer[0]?.[0];
  return {
    distanceM: stretch ? Math.max(1, Math.ceil(stretch.distanceM)) : null,
    durationS: stretch ? Math.max(1, Math.ceil(stretch.durationS)) : null,
    by,
    learnedFromTrips: by === "built_in" ? habits.trips : 0,
  };
}
