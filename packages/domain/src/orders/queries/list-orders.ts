import { orders } from "@cartage/db/schema/orders";
import { and, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, byNumber, type Order, ordered, type Page, page, readKey } from "../../paging.ts";
import type { ListOrders } from "../inputs.ts";
import { type OrderRow, orderColumns, toOrderRow } from "../order-columns.ts";
import { toQuery } from "../search-rules.ts";

type Input = z.infer<typeof ListOrders>;

const byOrderNumber = byNumber(sql`${orders.number}`);
const sorts = { number: byOrderNumber, dueAt: byInstant(orders.dueAt) } satisfies Record<Input["sort"], Order>;
/**
 * Within days the rows are few and found by their due time: were they walked by number, which a plain sort allows, all
 * that is due before or after would be passed over one by one.
 */
const byNumberWithinDays: Order = { ...byOrderNumber, by: sql`(${orders.number} + 0)` };

/** The organisation's orders, a page at a time. */
export async function listOrders(ctx: Context, input: Input): Promise<Page<OrderRow>> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { search, sort, direction, cursor, limit } = input;
  const words = search === undefined ? null : toQuery(search);
  if (search && words === null) return { items: [], nextCursor: null };
  const order = sort === "number" && input.dueFrom !== undefined ? byNumberWithinDays : sorts[sort];
  const found = words === null ? undefined : await findOrders(ctx, { ...input, words }, order);
  const rows = await ctx.session.db
    .select({ ...orderColumns, sortedBy: order.key })
    .from(orders)
    .where(
      and(
        eq(orders.organisationId, organisationId),
        ...(found
          ? [inArray(orders.id, found)]
          : [...filtersOf(input), afterCursor(cursor, order, orders.id, direction)]),
      ),
    )
    .orderBy(...ordered(order, orders.id, direction))
    .limit(limit + 1);
  return page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: toOrderRow });
}

function filtersOf({ state, customerId, priority, dueFrom, dueUntil }: Input): (SQL | undefined)[] {
  return [
    state && eq(orders.state, state),
    customerId ? eq(orders.customerId, customerId) : undefined,
    priority && eq(orders.priority, priority),
    dueFrom === undefined ? undefined : gte(orders.dueAt, new Date(dueFrom)),
    dueUntil === undefined ? undefined : lt(orders.dueAt, new Date(dueUntil)),
  ];
}

/** The ids of a page's orders, by their words: see find_orders in the migrations. */
async function findOrders(ctx: Context, input: Input & { words: string }, order: Order): Promise<string[]> {
  const { words, state, customerId, priority, dueFrom, dueUntil, sort, direction, cursor, limit } = input;
  const [value, id] = cursor ? readKey(cursor, order) : [null, null];
  const instant = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  const rows = await ctx.session.db.execute<{ order_id: string }>(sql`
    select order_id from find_orders(${words}, ${state ?? null}, ${customerId ?? null}::uuid, ${priority ?? null},
      ${instant(dueFrom)}::timestamptz, ${instant(dueUntil)}::timestamptz, ${sort}, ${direction === "asc"}, ${value},
      ${id}::uuid, ${limit + 1})`);
  return rows.map(({ order_id }) => order_id);
}
