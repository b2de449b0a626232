import { recurringOrders } from "@cartage/db/schema/recurring";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf, withoutWords } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { refuseTooHeavy } from "../../orders/refuse-too-heavy.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainRecurringOrder } from "../explain-recurring-order.ts";
import { holdRecurringOrder } from "../hold-recurring-order.ts";
import type { EditRecurringOrder } from "../inputs.ts";

/** What the audit trail is told: the template tells of people. */
const audited = new Set(["rule"]);

/**
 * Changes what is made from now on; orders that were made stay as they are. Throws `not_found`, `changed_meanwhile`,
 * `recurring_order.ended`, `customer.unknown`, `input.invalid` for what no vehicle can carry.
 */
export async function editRecurringOrder(ctx: Context, input: z.infer<typeof EditRecurringOrder>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const { recurringOrderId, basedOn, ...given } = input;

  return transactionally(ctx, async (tx) => {
    const { before, isIt } = await holdRecurringOrder(tx, organisationId, { recurringOrderId, basedOn });
    if (before.state === "ended") throw new DomainError("recurring_order.ended");
    await refuseTooHeavy(tx, organisationId, { items: given.template.items, path: "template.items" });
    const { name, template, rule } = before;
    const change = changeOf({ name, template, rule }, given);
    const [version, now] = [before.version + 1, ctx.now()];
    await tx
      .update(recurringOrders)
      .set({ ...given, customerId: given.template.customerId, version, nextLookAt: now, trouble: null })
      .where(isIt)
      .catch(explainRecurringOrder);
    await record(
      tx,
      { type: "recurring_order.changed", recurringOrderId, version, occurredAt: now },
      withoutWords(change, audited),
    );
    return { recurringOrderId, version };
  });
}
