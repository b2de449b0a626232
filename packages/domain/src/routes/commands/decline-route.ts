import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdOwnRoute } from "../hold-own-route.ts";
import { recallHeld } from "../recall-held.ts";
import type { DeclineRoute } from "../route-inputs.ts";

/** The driver does not take the route on: it is planned again, with the reason. Throws as `acceptRoute` does. */
export async function declineRoute(ctx: Context, { reason, ...input }: z.infer<typeof DeclineRoute>) {
  const actor = authorise(ctx.actor, "routes.drive");
  return transactionally(ctx, async (tx) => {
    const route = await holdOwnRoute(tx, actor, input);
    const declined = { declinedAt: ctx.now(), declineReason: reason };
    const { id: routeId, version } = await recallHeld(tx, route, declined);
    return { routeId, version };
  });
}
