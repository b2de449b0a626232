import { customers } from "@cartage/db/schema/customers";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { CustomerId } from "../inputs.ts";
import { readContacts } from "../read-contacts.ts";
import type { CustomerRow } from "./list-customers.ts";

export interface CustomerDetail extends CustomerRow {
  note: string | null;
  isArchived: boolean;
}

/** A customer, also one that is out of use. Throws `not_found`. */
export async function getCustomer(ctx: Context, { customerId }: z.infer<typeof CustomerId>): Promise<CustomerDetail> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { id, name, code, contacts, note, archivedAt } = customers;
  const [row] = await ctx.session.db
    .select({ id, name, code, contacts, note, archivedAt })
    .from(customers)
    .where(and(eq(customers.organisationId, organisationId), eq(customers.id, customerId)));
  if (!row) throw new DomainError("not_found");
  const { archivedAt: since, ...customer } = row;
  return { ...customer, contacts: readContacts(row.contacts), isArchived: since !== null };
}
