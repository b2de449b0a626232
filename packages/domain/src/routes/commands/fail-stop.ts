import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { happenedAt, holdStop, underWay } from "../hold-stop.ts";
import { endStop, finishIfOver, tellOrder } from "../progress/end-stop.ts";
import type { FailStop } from "../route-inputs.ts";
import { isOver } from "../route-states.ts";

/**
 * Nothing could be done at a stop: its order has failed, and waits to be planned again or sent back. Goods that are on board
 * go with the vehicle to the hub where its route ends. Again changes nothing. Throws `not_found`, `stop.not_now`,
 * `stop.pickup_first`, `order.not_now`.
 */
export async function failStop(ctx: Context, { stopId, reason, ...told }: z.infer<typeof FailStop>) {
  const actor = authorise(ctx.actor, "routes.drive");
  return transactionally(ctx, async (tx) => {
    const { route, stops, stop } = await holdStop(tx, actor, stopId);
    if (stop.state === "failed") return { stopId };
    if (isOver(stop.state)) throw new DomainError("stop.not_now", { about: { state: stop.state } });
    const other = stops.find(({ id, orderId, leg }) => id !== stop.id && orderId === stop.orderId && leg === stop.leg);
    if (stop.kind === "delivery" && other && other.state !== "done") throw new DomainError("stop.pickup_first");
    const when = happenedAt(tx, told);
    const going = await underWay(tx, route, when.at);
    const end = { ...when, version: going.version };
    const hubId = stop.kind === "delivery" ? route.endHubId : null;
    // what its sender did not take back is still on its way there
    await tellOrder(tx, stop, () => (stop.isReturn ? [] : [{ type: "failed", reason, hubId }]));
    await endStop(tx, stop, { ...end, state: "failed", reason });
    if (stop.kind === "pickup" && other && !isOver(other.state))
      await endStop(tx, other, { ...end, state: "skipped", reason: null });
    await finishIfOver(tx, going, when.at);
    return { stopId };
  });
}
