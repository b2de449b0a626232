import { recurringOrderDays, recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { wallTimeAt } from "../../notifications/wall-clock-rules.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRecurringOrder } from "../hold-recurring-order.ts";
import { RuleInput, type SkipDay } from "../inputs.ts";

/**
 * Leaves one day out, or takes it in again. Throws `not_found`, `recurring_order.ended`, `recurring_order.day_made` with
 * the order when the day's order is there already: that one is cancelled by itself.
 */
export async function skipDay(ctx: Context, { recurringOrderId, day, isSkipped }: z.infer<typeof SkipDay>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const { before, isIt } = await holdRecurringOrder(tx, organisationId, { recurringOrderId });
    if (before.state === "ended") throw new DomainError("recurring_order.ended");
    const [made] = await tx
      .select({ orderId: recurringOrderDays.orderId })
      .from(recurringOrderDays)
      .where(and(eq(recurringOrderDays.recurringOrderId, recurringOrderId), eq(recurringOrderDays.day, day)));
    if (made) throw new DomainError("recurring_order.day_made", { about: made });
    // days that are over need not be left out any more
    const today = wallTimeAt(ctx.now(), before.rule.timeZone).day;
    const others = before.rule.leftOut.filter((other) => other !== day && other >= today);
    const leftOut = isSkipped ? [...others, day] : others;
    const rule = RuleInput.safeParse({ ...before.rule, leftOut });
    if (!rule.success) throw new DomainError("input.invalid", { fields: { day: { code: "invalid" } } });
    const [version, now] = [before.version + 1, ctx.now()];
    await tx.update(recurringOrders).set({ rule: rule.data, version, nextLookAt: now }).where(isIt);
    const type = isSkipped ? ("recurring_order.day_skipped" as const) : ("recurring_order.day_restored" as const);
    await record(tx, { type, recurringOrderId, version, occurredAt: now }, { after: { day } });
    return { recurringOrderId, version };
  });
}
