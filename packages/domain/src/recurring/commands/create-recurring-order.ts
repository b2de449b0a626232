import { newId } from "@cartage/db/id";
import { recurringOrders } from "@cartage/db/schema/recurring";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { refuseTooHeavy } from "../../orders/refuse-too-heavy.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainRecurringOrder } from "../explain-recurring-order.ts";
import type { CreateRecurringOrder } from "../inputs.ts";

/** Writes down an order that comes again by the calendar; jobs make its orders. Throws `customer.unknown`, `input.invalid` for what no vehicle can carry. */
export async function createRecurringOrder(ctx: Context, input: z.infer<typeof CreateRecurringOrder>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const { name, template, rule } = input;

  return transactionally(ctx, async (tx) => {
    await refuseTooHeavy(tx, organisationId, { items: template.items, path: "template.items" });
    const [recurringOrderId, createdAt] = [newId(), ctx.now()];
    const version = 1;
    const row = {
      id: recurringOrderId,
      organisationId,
      name,
      template,
      rule,
      customerId: template.customerId,
      version,
    };
    await tx
      .insert(recurringOrders)
      .values({ ...row, state: "active", nextLookAt: createdAt, createdAt })
      .catch(explainRecurringOrder);
    await record(
      tx,
      { type: "recurring_order.created", recurringOrderId, version, occurredAt: createdAt },
      { after: { rule } },
    );
    return { recurringOrderId };
  });
}
