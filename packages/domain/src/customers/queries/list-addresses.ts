import { addresses, customers } from "@cartage/db/schema/customers";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListAddresses } from "../inputs.ts";

export interface AddressRow {
  id: string;
  name: string;
  address: string;
  place: { latE7: number; lonE7: number } | null;
  phone: string | null;
  instructions: string | null;
  /** None where it serves all. */
  customer: { id: string; name: string } | null;
}

const order = byText(addresses.name);
const searchable = sql`(${addresses.name} || ' ' || ${addresses.address} || ' ' || coalesce(${addresses.phone}, ''))`;

/** The address book by name, a page at a time. */
export async function listAddresses(ctx: Context, input: z.infer<typeof ListAddresses>): Promise<Page<AddressRow>> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { search, customerId, cursor, limit } = input;
  const { id, name, address, latE7, lonE7, phone, instructions } = addresses;
  const rows = await ctx.session.db
    .select({
      id,
      name,
      address,
      latE7,
      lonE7,
      phone,
      instructions,
      customerId: customers.id,
      customer: customers.name,
      sortedBy: order.key,
    })
    .from(addresses)
    .leftJoin(customers, eq(customers.id, addresses.customerId))
    .where(
      and(
        eq(addresses.organisationId, organisationId),
        isNull(addresses.archivedAt),
        customerId ? or(eq(addresses.customerId, customerId), isNull(addresses.customerId)) : undefined,
        contains(searchable, search),
        afterCursor(cursor, order, addresses.id, "asc"),
      ),
    )
    .orderBy(...ordered(order, addresses.id, "asc"))
    .limit(limit + 1);
  return page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: toAddress });
}

interface Selected extends Omit<AddressRow, "place" | "customer"> {
  latE7: number | null;
  lonE7: number | null;
  customerId: string | null;
  customer: string | null;
}

function toAddress({
  id,
  name,
  address,
  phone,
  instructions,
  latE7,
  lonE7,
  customerId,
  customer,
}: Selected): AddressRow {
  return {
    id,
    name,
    address,
    phone,
    instructions,
    place: latE7 !== null && lonE7 !== null ? { latE7, lonE7 } : null,
    customer: customerId !== null && customer !== null ? { id: customerId, name: customer } : null,
  };
}
