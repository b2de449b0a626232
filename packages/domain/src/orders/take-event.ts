import { authorise } from "../authorise.ts";
import type { Context } from "../context.ts";
import { holdRoutesOf } from "../routes/follow-orders.ts";
import { transactionally } from "../transactionally.ts";
import { appendEvent } from "./append-events.ts";
import { holdOrder } from "./hold-orders.ts";
import type { OrderEventBody } from "./log-rules.ts";

/** Lets one thing happen to an order. Throws `not_found`, `changed_meanwhile`, `order.not_now`. */
export function takeEvent(
  ctx: Context,
  { orderId, basedOn }: { orderId: string; basedOn?: number | undefined },
  body: OrderEventBody,
) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  return transactionally(ctx, async (tx) => {
    await holdRoutesOf(tx, organisationId, orderId);
    const before = await holdOrder(tx, organisationId, { orderId, basedOn });
    const { version, state } = await appendEvent(tx, { ids: { id: orderId, organisationId }, before, body });
    return { orderId, version, state };
  });
}
