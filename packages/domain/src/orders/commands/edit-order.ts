import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { holdRoutesOf } from "../../routes/follow-orders.ts";
import { transactionally } from "../../transactionally.ts";
import { appendEvent } from "../append-events.ts";
import { holdOrder } from "../hold-orders.ts";
import type { EditOrder } from "../inputs.ts";
import { keepContent } from "../keep-content.ts";
import { refuseTooHeavy } from "../refuse-too-heavy.ts";

/**
 * Changes what an order has, until a driver has it. Throws `not_found`, `changed_meanwhile`, `order.not_now`,
 * `customer.unknown`, `order.reference_taken`, `order.barcode_taken`, `input.invalid` for what no vehicle can carry.
 */
export async function editOrder(ctx: Context, { orderId, basedOn, ...given }: z.infer<typeof EditOrder>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    await holdRoutesOf(tx, organisationId, orderId);
    const before = await holdOrder(tx, organisationId, { orderId, basedOn });
    await refuseTooHeavy(tx, organisationId, given);
    const kept = { content: given, number: before.number, before: before.content };
    const content = await keepContent(tx, organisationId, kept);
    const body = { type: "edited" as const, content };
    const { version } = await appendEvent(tx, { ids: { id: orderId, organisationId }, before, body });
    return { orderId, version };
  });
}
