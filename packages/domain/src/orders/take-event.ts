import { authorise, type Insider } from "../authorise.ts";
import type { Context } from "../context.ts";
import { holdRoutesOf } from "../routes/follow-orders.ts";
import { type Transaction, transactionally } from "../transactionally.ts";
import { appendEvent } from "./append-events.ts";
import { holdOrder } from "./hold-orders.ts";
import type { OrderEventBody } from "./log-rules.ts";

interface Which {
  orderId: string;
  basedOn?: number | undefined;
}

/** Lets one thing happen to an order. Throws `not_found`, `changed_meanwhile`, `order.not_now`. */
export function takeEvent(ctx: Context, which: Which, body: OrderEventBody) {
  const editor = authorise(ctx.actor, "orders.edit");
  return transactionally(ctx, (tx) => takeHeld(tx, editor, which, body));
}

/** The same within a transaction, of whoever may. */
export async function takeHeld(
  tx: Transaction,
  { organisationId }: Insider,
  { orderId, basedOn }: Which,
  body: OrderEventBody,
) {
  await holdRoutesOf(tx, organisationId, orderId);
  const before = await holdOrder(tx, organisationId, { orderId, basedOn });
  const { version, state } = await appendEvent(tx, { ids: { id: orderId, organisationId }, before, body });
  return { orderId, version, state };
}
