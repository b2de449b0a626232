import { customers } from "@cartage/db/schema/customers";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf, withoutWords } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { audited, explainCustomer, holdCustomer } from "../hold-customer.ts";
import type { UpdateCustomer } from "../inputs.ts";

/** Changes a customer; orders that are there keep the name that it had. Throws `not_found`, `customer.name_taken`, `customer.code_taken`. */
export async function updateCustomer(ctx: Context, { customerId, ...given }: z.infer<typeof UpdateCustomer>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const { row, isIt } = await holdCustomer(tx, organisationId, customerId);
    const change = changeOf(row, given);
    if (Object.keys(change.after).length === 0) return { customerId };
    await tx.update(customers).set(change.after).where(isIt).catch(explainCustomer);
    await record(tx, { type: "customer.changed", customerId, occurredAt: ctx.now() }, withoutWords(change, audited));
    return { customerId };
  });
}
