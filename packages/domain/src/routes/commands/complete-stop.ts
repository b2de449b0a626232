import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { happenedAt, holdStop } from "../hold-stop.ts";
import { complete } from "../progress/complete.ts";
import type { CompleteStop } from "../route-inputs.ts";

/**
 * What was to be done at a stop is done: its goods are on board, at the hub, or handed over. The last stop finishes the route.
 * Again changes nothing. Throws `not_found`, `stop.not_now`, `stop.pickup_first`, `order.not_now`, and `input.invalid`
 * where a part was handed over and no reason given.
 */
export async function completeStop(ctx: Context, { stopId, delivered, reason, ...told }: z.infer<typeof CompleteStop>) {
  const actor = authorise(ctx.actor, "routes.drive");
  return transactionally(ctx, async (tx) => {
    const held = await holdStop(tx, actor, stopId);
    await complete(tx, held, { ...happenedAt(tx, told), delivered, reason: reason ?? null });
    return { stopId };
  });
}
