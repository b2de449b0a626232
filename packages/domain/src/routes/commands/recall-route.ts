import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRoute } from "../hold-route.ts";
import { recallHeld } from "../recall-held.ts";
import type { HeldRoute } from "../route-inputs.ts";

/** Takes a route back that its driver has not begun. Throws `not_found`, `changed_meanwhile`, `route.not_now`. */
export async function recallRoute(ctx: Context, input: z.infer<typeof HeldRoute>) {
  const { organisationId } = authorise(ctx.actor, "routes.edit");
  return transactionally(ctx, async (tx) => {
    const route = await holdRoute(tx, organisationId, input);
    const { id: routeId, version } = await recallHeld(tx, route);
    return { routeId, version };
  });
}
