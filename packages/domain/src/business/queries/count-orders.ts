import { sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OrderState } from "../../orders/states.ts";
import { carriedIfAsked, dueWithin, handedOver, isLate, isOnTime, narrowed } from "../due-orders.ts";
import { added, noOrders, type OrderFigures } from "../figure-rules.ts";
import type { BusinessFilters } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";

type Counted = OrderFigures & { is_before: boolean; day: string; state: OrderState };

/** The orders due in a period: how many were on time, in which states they are, day by day, and the same of the period before. */
export async function countOrders(ctx: Context, input: BusinessFilters) {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { now, before } = periodOf(input);
  const rows = await ctx.session.db.execute<{ [Name in keyof Counted]: Counted[Name] }>(sql`
    select o.due_at < ${new Date(now.from).toISOString()}::timestamptz as is_before,
           (o.due_at at time zone ${input.timeZone})::date::text as day, o.state,
           count(*)::integer as orders,
           count(*) filter (where ${isOnTime})::integer as "onTime",
           count(*) filter (where ${isLate(ctx.now())})::integer as late
      from orders o ${handedOver} ${carriedIfAsked(input)}
     where ${dueWithin(organisationId, { from: before.from, until: now.until })} and ${narrowed(input)}
     group by 1, 2, 3`);
  const sum = (some: readonly Counted[]) =>
    some.map(({ orders, onTime, late }) => ({ orders, onTime, late })).reduce(added, noOrders);
  const current = rows.filter((row) => !row.is_before);
  const states = [...Map.groupBy(current, ({ state }) => state)].map(([state, some]) => ({ state, ...sum(some) }));
  const days = [...Map.groupBy(current, ({ day }) => day)].map(([day, some]) => ({ day, ...sum(some) }));
  return {
    now: sum(current),
    before: sum(rows.filter((row) => row.is_before)),
    states: states.map(({ state, orders }) => ({ state, orders })),
    days: days.toSorted((one, other) => one.day.localeCompare(other.day)),
  };
}
