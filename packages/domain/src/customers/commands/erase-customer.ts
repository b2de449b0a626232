import { addresses, customers } from "@cartage/db/schema/customers";
import { orders } from "@cartage/db/schema/orders";
import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { gone } from "../../orders/people-rules.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { eraseEndedOrders, refuseRecurring, templateWithoutPeople } from "../erase-ended-orders.ts";
import type { EraseCustomer } from "../inputs.ts";
import { nowhere } from "../nowhere.ts";

/**
 * Erases a customer on their request: what is known of them, their addresses, and what their orders tell of people. That
 * there was one, and which orders were theirs, stays. Their name is typed. Takes so many orders at once; as long as some are
 * left the customer is out of use, and is asked for again. Throws `not_found`, `customer.name_differs`, `customer.recurs`,
 * `customer.orders_in_progress`.
 */
export async function eraseCustomer(ctx: Context, { customerId, name }: z.infer<typeof EraseCustomer>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(customers.organisationId, organisationId), eq(customers.id, customerId));
    const [customer] = await tx.select().from(customers).where(isIt).for("update");
    if (!customer) throw new DomainError("not_found");
    if (name !== customer.name)
      throw new DomainError("customer.name_differs", { fields: { name: { code: "customer.name_differs" } } });
    const isMeant = eq(recurringOrders.customerId, customerId);
    await refuseRecurring(tx, organisationId, { isMeant, recurs: "customer.recurs" });
    const { erased, left } = await eraseEndedOrders(tx, organisationId, {
      isMeant: sql`${orders.customerId} = ${customerId} and ${orders.customerName} is distinct from ${gone}`,
      inProgress: "customer.orders_in_progress",
      alsoCustomer: true,
    });
    const archivedAt = customer.archivedAt ?? ctx.now();
    await tx.update(customers).set({ archivedAt }).where(isIt);
    if (left === 0) await forget(tx, { organisationId, customerId });
    return { customerId, erased, left };
  });
}

async function forget(tx: Transaction, { organisationId, customerId }: { organisationId: string; customerId: string }) {
  const occurredAt = tx.context.now();
  const nobody = { name: gone, code: null, contacts: [], note: null };
  await tx
    .update(customers)
    .set(nobody)
    .where(and(eq(customers.organisationId, organisationId), eq(customers.id, customerId)));
  await tx
    .update(addresses)
    .set(nowhere(occurredAt))
    .where(and(eq(addresses.organisationId, organisationId), eq(addresses.customerId, customerId)));
  await tx
    .update(recurringOrders)
    .set(templateWithoutPeople)
    .where(and(eq(recurringOrders.organisationId, organisationId), eq(recurringOrders.customerId, customerId)));
  await record(tx, { type: "customer.erased", customerId, occurredAt });
}
