import { newId } from "@cartage/db/id";
import { customers } from "@cartage/db/schema/customers";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { withoutWords } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { audited, explainCustomer } from "../hold-customer.ts";
import type { CreateCustomer } from "../inputs.ts";

/** Adds a customer. Throws `customer.name_taken`, `customer.code_taken`. */
export async function createCustomer(ctx: Context, input: z.infer<typeof CreateCustomer>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const [customerId, createdAt] = [newId(), ctx.now()];
    await tx
      .insert(customers)
      .values({ id: customerId, organisationId, createdAt, ...input })
      .catch(explainCustomer);
    await record(
      tx,
      { type: "customer.created", customerId, occurredAt: createdAt },
      withoutWords({ after: input }, audited),
    );
    return { customerId };
  });
}
