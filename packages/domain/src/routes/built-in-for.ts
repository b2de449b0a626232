import type { Context } from "../context.ts";
import { readHabits } from "./queries/read-habits.ts";
import { usableLanes, type WholeNetwork } from "./queries/read-network.ts";
import { builtInRouting } from "./routing/built-in.ts";
import type { Routing } from "./routing/routing.ts";

/** The built-in routing of an organisation: its own lanes that are usable, and what its own trips taught. */
export async function builtInFor(ctx: Context, organisationId: string, network: WholeNetwork): Promise<Routing> {
  return builtInRouting({
    habits: await readHabits(ctx, organisationId),
    hubs: network.hubs.map(({ id, lat, lon }) => ({ hubId: id, lat, lon })),
    lanes: usableLanes(network),
  });
}
