import { orders } from "@cartage/db/schema/orders";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OrderState } from "../../orders/states.ts";
import { byInstant, type Page, page, readKey } from "../../paging.ts";
import { carriedIfAsked, dueWithin, handedOver, isLate, isOnTime, narrowed } from "../due-orders.ts";
import type { ListBehind } from "../inputs.ts";
import { periodOf } from "../period-rules.ts";

export interface RowBehind {
  id: string;
  number: number;
  state: OrderState;
  customer: string | null;
  deliveryName: string;
  /** Epoch ms. */
  dueAt: number;
  /** Epoch ms; null until it is handed over. */
  deliveredAt: number | null;
}

const order = byInstant(orders.dueAt);

/** The orders that a figure was counted of, those due first at the top, a page at a time. */
export async function listBehind(ctx: Context, input: z.infer<typeof ListBehind>): Promise<Page<RowBehind>> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { state, outcome, cursor, limit } = input;
  const [dueAt, id] = cursor ? readKey(cursor, order) : [null, null];
  const outcomes = {
    on_time: isOnTime,
    late: isLate(ctx.now()),
    pending: sql`not ${isOnTime} and not ${isLate(ctx.now())}`,
  };
  const rows = await ctx.session.db.execute<{
    id: string;
    number: number;
    state: OrderState;
    customer: string | null;
    delivery_name: string;
    due_ms: string;
    delivered_ms: string | null;
    sorted_by: string;
  }>(sql`
    select o.id, o.number, o.state, o.customer_name as customer, o.delivery_name,
           floor(extract(epoch from o.due_at) * 1000) as due_ms, floor(extract(epoch from handed.at) * 1000) as delivered_ms,
           to_char(o.due_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sorted_by
      from orders o ${handedOver} ${carriedIfAsked(input)}
     where ${dueWithin(organisationId, periodOf(input).now)} and ${narrowed(input)}
       ${state ? sql`and o.state = ${state}` : sql``}
       ${outcome ? sql`and ${outcomes[outcome]}` : sql``}
       ${dueAt === null ? sql`` : sql`and (o.due_at, o.id) > (${dueAt}::timestamptz, ${id}::uuid)`}
     order by o.due_at, o.id limit ${limit + 1}`);
  return page([...rows], {
    limit,
    keyOf: (row) => [row.sorted_by, row.id],
    toItem: ({ delivery_name, due_ms, delivered_ms, sorted_by: _, ...row }) => ({
      ...row,
      deliveryName: delivery_name,
      dueAt: Number(due_ms),
      deliveredAt: delivered_ms === null ? null : Number(delivered_ms),
    }),
  });
}
