import { routeStops } from "@cartage/db/schema/routes";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRoute, moveRoute, orderIdsOf } from "../hold-route.ts";
import { followPlan } from "../move-orders.ts";
import type { HeldRoute } from "../route-inputs.ts";

/** Takes everything off a route that no driver has, and the route away. Throws `not_found`, `changed_meanwhile`, `route.not_now`. */
export async function cancelRoute(ctx: Context, input: z.infer<typeof HeldRoute>) {
  const { organisationId } = authorise(ctx.actor, "routes.edit");
  return transactionally(ctx, async (tx) => {
    const route = await holdRoute(tx, organisationId, input);
    const { id: routeId, version } = await moveRoute(tx, route, "cancelled");
    const orderIds = await orderIdsOf(tx, routeId);
    await tx.delete(routeStops).where(eq(routeStops.routeId, routeId));
    await followPlan(tx, organisationId, orderIds);
    return { routeId, version };
  });
}
