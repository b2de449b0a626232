import { customers } from "@cartage/db/schema/customers";
import { orders } from "@cartage/db/schema/orders";
import { recurringOrderDays, recurringOrders } from "@cartage/db/schema/recurring";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import type { RecurringOrderId } from "../inputs.ts";
import { readRecurringOrder } from "../read-recurring-order.ts";
import { recurringMovesFrom } from "../states.ts";

/** The latest ones are shown, by far not all. */
const mostMade = 70;

/** A recurring order with the orders that were made of it last. Throws `not_found`. */
export async function getRecurringOrder(ctx: Context, { recurringOrderId }: z.infer<typeof RecurringOrderId>) {
  const reader = authorise(ctx.actor, "orders.view");
  const { organisationId } = reader;
  const { db } = ctx.session;
  const [row] = await db
    .select({ recurring: recurringOrders, customer: { id: customers.id, name: customers.name } })
    .from(recurringOrders)
    .leftJoin(customers, eq(customers.id, recurringOrders.customerId))
    .where(and(eq(recurringOrders.organisationId, organisationId), eq(recurringOrders.id, recurringOrderId)));
  if (!row) throw new DomainError("not_found");
  const made = await db
    .select({ day: recurringOrderDays.day, orderId: orders.id, number: orders.number, state: orders.state })
    .from(recurringOrderDays)
    .innerJoin(orders, eq(orders.id, recurringOrderDays.orderId))
    .where(
      and(
        eq(recurringOrderDays.organisationId, organisationId),
        eq(recurringOrderDays.recurringOrderId, recurringOrderId),
      ),
    )
    .orderBy(desc(recurringOrderDays.day))
    .limit(mostMade);
  const { id, version, name, state, template, rule, trouble } = readRecurringOrder(row.recurring);
  const moves = can(reader, "orders.edit") ? recurringMovesFrom(state) : [];
  return { id, version, name, state, template, rule, trouble, customer: row.customer, made, moves };
}
