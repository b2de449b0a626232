import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { addOrder } from "../add-order.ts";
import type { CreateOrder } from "../inputs.ts";
import type { OrderSource } from "../log-rules.ts";
import { refuseTooHeavy } from "../refuse-too-heavy.ts";

/**
 * Creates an order, placed or as a draft. Throws `customer.unknown`, `order.reference_taken`, `order.barcode_taken`,
 * `input.invalid` for what no vehicle can carry.
 */
export async function createOrder(ctx: Context, input: z.infer<typeof CreateOrder>) {
  const { organisationId, kind } = authorise(ctx.actor, "orders.edit");
  const { isDraft, duplicateOf, ...content } = input;
  const form: OrderSource["kind"] = kind === "api_key" ? "api" : "form";
  const source: OrderSource = { kind: duplicateOf ? "duplicate" : form, id: duplicateOf };

  return transactionally(ctx, async (tx) => {
    await refuseTooHeavy(tx, organisationId, content);
    const { id: orderId, number, version } = await addOrder(tx, organisationId, { content, isDraft, source });
    return { orderId, number, version };
  });
}
