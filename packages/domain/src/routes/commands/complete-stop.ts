import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { happenedAt, holdStop, underWay } from "../hold-stop.ts";
import { endStop, finishIfOver, tellOrder } from "../progress/end-stop.ts";
import { movesOfDelivery, movesOfPickup } from "../progress/order-moves.ts";
import type { CompleteStop } from "../route-inputs.ts";

/**
 * What was to be done at a stop is done: its goods are on board, at the hub, or handed over. The last stop finishes the route.
 * Again changes nothing. Throws `not_found`, `stop.not_now`, `stop.pickup_first`, `order.not_now`, and `input.invalid`
 * where a part was handed over and no reason given.
 */
export async function completeStop(ctx: Context, { stopId, at, delivered, reason }: z.infer<typeof CompleteStop>) {
  const actor = authorise(ctx.actor, "routes.drive");
  return transactionally(ctx, async (tx) => {
    const { route, stops, stop } = await holdStop(tx, actor, stopId);
    if (stop.state === "done") return { stopId };
    if (stop.state === "failed" || stop.state === "skipped")
      throw new DomainError("stop.not_now", { about: { state: stop.state } });
    const when = happenedAt(tx, at);
    const going = await underWay(tx, route, when);
    if (stop.kind === "pickup") await tellOrder(tx, stop, (order) => movesOfPickup(order, stop));
    else {
      const pickup = stops.find(
        ({ kind, orderId, leg }) => kind === "pickup" && orderId === stop.orderId && leg === stop.leg,
      );
      if (pickup && pickup.state !== "done") throw new DomainError("stop.pickup_first");
      const handedOver = { delivered, reason: reason ?? null };
      await tellOrder(tx, stop, (order) => movesOfDelivery(order, stop, handedOver));
    }
    await endStop(tx, stop, { state: "done", at: when, reason: reason ?? null });
    await finishIfOver(tx, going, when);
    return { stopId };
  });
}
