import { customers } from "@cartage/db/schema/customers";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { Contact, ListCustomers } from "../inputs.ts";
import { readContacts } from "../read-contacts.ts";

export interface CustomerRow {
  id: string;
  name: string;
  code: string | null;
  contacts: Contact[];
}

const sorts = { name: byText(customers.name), code: byText(customers.code) } satisfies Record<string, Order>;
const searchable = sql`(${customers.name} || ' ' || coalesce(${customers.code}, '') || ' '
  || jsonb_path_query_array(${customers.contacts}, '$[*].* ? (@ != null)')::text)`;

/** The organisation's customers in use, a page at a time. */
export async function listCustomers(ctx: Context, input: z.infer<typeof ListCustomers>): Promise<Page<CustomerRow>> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { search, sort, direction, cursor, limit } = input;
  const order = sorts[sort];
  const { id, name, code, contacts } = customers;
  const rows = await ctx.session.db
    .select({ id, name, code, contacts, sortedBy: order.key })
    .from(customers)
    .where(
      and(
        eq(customers.organisationId, organisationId),
        isNull(customers.archivedAt),
        contains(searchable, search),
        afterCursor(cursor, order, customers.id, direction),
      ),
    )
    .orderBy(...ordered(order, customers.id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, ...row }) => ({ ...row, contacts: readContacts(row.contacts) }),
  });
}
