import { recurringOrderDays, recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq, inArray, lte } from "drizzle-orm";
import { recurringActor } from "../../actor.ts";
import type { Context } from "../../context.ts";
import { addOrder } from "../../orders/add-order.ts";
import { transactionally } from "../../transactionally.ts";
import { daysDue, nextLookAt } from "../calendar-rules.ts";
import { readRecurringOrder } from "../read-recurring-order.ts";
import { contentOn } from "../template-rules.ts";

/**
 * Makes the orders of the days that are due and have none, all or none of them, and answers how many. Whoever comes at the
 * same time passes by; whoever comes later finds them made. Throws what keeps an order from being made, `customer.unknown`
 * for one.
 */
export async function makeDueOrders(
  ctx: Context,
  { recurringOrderId, organisationId }: { recurringOrderId: string; organisationId: string },
): Promise<number> {
  const inside: Context = { ...ctx, actor: recurringActor(organisationId) };

  return transactionally(inside, async (tx) => {
    const madeAt = ctx.now();
    const isIt = and(eq(recurringOrders.organisationId, organisationId), eq(recurringOrders.id, recurringOrderId));
    const [row] = await tx
      .select()
      .from(recurringOrders)
      .where(and(isIt, eq(recurringOrders.state, "active"), lte(recurringOrders.nextLookAt, madeAt)))
      .for("update", { skipLocked: true });
    if (!row) return 0;
    const { template, rule } = readRecurringOrder(row);
    const due = daysDue(rule, madeAt.getTime());
    const made = await tx
      .select({ day: recurringOrderDays.day })
      .from(recurringOrderDays)
      .where(and(eq(recurringOrderDays.recurringOrderId, recurringOrderId), inArray(recurringOrderDays.day, due)));
    const source = { kind: "recurring" as const, id: recurringOrderId };
    const days = due.filter((day) => !made.some((one) => one.day === day));
    for (const day of days) {
      const content = contentOn(template, rule, day);
      const { id: orderId } = await addOrder(tx, organisationId, { content, isDraft: false, source });
      await tx.insert(recurringOrderDays).values({ recurringOrderId, organisationId, day, orderId, madeAt });
    }
    const next = { nextLookAt: new Date(nextLookAt(rule, madeAt.getTime())), trouble: null };
    await tx.update(recurringOrders).set(next).where(isIt);
    return days.length;
  });
}
