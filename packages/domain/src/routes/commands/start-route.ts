import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdOwnRoute } from "../hold-own-route.ts";
import { moveRoute } from "../hold-route.ts";
import type { HeldRoute } from "../route-inputs.ts";

/** The driver sets out; again changes nothing. Throws `not_found`, `changed_meanwhile`, `route.not_now`. */
export async function startRoute(ctx: Context, input: z.infer<typeof HeldRoute>) {
  const actor = authorise(ctx.actor, "routes.drive");
  return transactionally(ctx, async (tx) => {
    const route = await holdOwnRoute(tx, actor, input);
    const isDone = route.state === "under_way";
    const { id: routeId, version } = isDone ? route : await moveRoute(tx, route, "started", { startedAt: ctx.now() });
    return { routeId, version };
  });
}
