import { customers } from "@cartage/db/schema/customers";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdCustomer } from "../hold-customer.ts";
import type { CustomerId } from "../inputs.ts";

/** Takes a customer out of use; their orders stay. Throws `not_found`. */
export async function archiveCustomer(ctx: Context, { customerId }: z.infer<typeof CustomerId>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const { isIt } = await holdCustomer(tx, organisationId, customerId);
    const archivedAt = ctx.now();
    await tx.update(customers).set({ archivedAt }).where(isIt);
    await record(tx, { type: "customer.archived", customerId, occurredAt: archivedAt });
    return { customerId };
  });
}
