import { customers } from "@cartage/db/schema/customers";
import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { comingDays } from "../calendar-rules.ts";
import type { ListRecurringOrders, RecurrenceRule } from "../inputs.ts";
import { readRecurringOrder } from "../read-recurring-order.ts";
import type { RecurringState } from "../states.ts";

export interface RecurringOrderRow {
  id: string;
  name: string;
  state: RecurringState;
  customer: string | null;
  deliveryName: string;
  rule: RecurrenceRule;
  /** YYYY-MM-DD; null when none comes. */
  nextDay: string | null;
  /** The code of what kept the last orders from being made. */
  trouble: string | null;
}

const order = byText(recurringOrders.name);

/** The organisation's recurring orders by name, a page at a time. */
export async function listRecurringOrders(
  ctx: Context,
  input: z.infer<typeof ListRecurringOrders>,
): Promise<Page<RecurringOrderRow>> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { search, state, customerId, direction, cursor, limit } = input;
  const rows = await ctx.session.db
    .select({ recurring: recurringOrders, customer: customers.name, sortedBy: order.key })
    .from(recurringOrders)
    .leftJoin(customers, eq(customers.id, recurringOrders.customerId))
    .where(
      and(
        eq(recurringOrders.organisationId, organisationId),
        state && eq(recurringOrders.state, state),
        customerId ? eq(recurringOrders.customerId, customerId) : undefined,
        contains(order.by, search),
        afterCursor(cursor, order, recurringOrders.id, direction),
      ),
    )
    .orderBy(...ordered(order, recurringOrders.id, direction))
    .limit(limit + 1);
  const now = ctx.now().getTime();
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.recurring.id],
    toItem({ recurring, customer }) {
      const { id, name, rule, template, trouble, state } = readRecurringOrder(recurring);
      const nextDay = state === "active" ? (comingDays(rule, now, 1)[0] ?? null) : null;
      return { id, name, state, customer, deliveryName: template.delivery.name, rule, nextDay, trouble };
    },
  });
}
