import { authorise } from "../authorise.ts";
import type { Context } from "../context.ts";
import type { DomainErrorCode } from "../errors.ts";
import { DomainError } from "../errors.ts";
import { appendEvent } from "../orders/append-events.ts";
import { holdOrder } from "../orders/hold-orders.ts";
import type { Order, OrderEventBody } from "../orders/log-rules.ts";
import { type Transaction, transactionally } from "../transactionally.ts";
import { lastDigits } from "./rules.ts";

export interface RecipientOf {
  orderId: string;
  isPhoneShown: boolean;
}

/**
 * Lets the recipient say something of the order, which stands in its log. `decide` gives what to write, or why not. Throws
 * `tracking_link.phone_needed` where the digits of the phone were not shown.
 */
export function changeOrder(
  ctx: Context,
  { orderId, isPhoneShown }: RecipientOf,
  decide: (order: Order, tx: Transaction) => Promise<OrderEventBody | DomainErrorCode>,
) {
  const { organisationId } = authorise(ctx.actor, "own_order.change");

  return transactionally(ctx, async (tx) => {
    const before = await holdOrder(tx, organisationId, { orderId });
    if (!isPhoneShown && lastDigits(before.content.delivery.phone) !== null)
      throw new DomainError("tracking_link.phone_needed");
    const body = await decide(before, tx);
    if (typeof body === "string") throw new DomainError(body);
    const { version } = await appendEvent(tx, { ids: { id: orderId, organisationId }, before, body });
    return { version };
  });
}
