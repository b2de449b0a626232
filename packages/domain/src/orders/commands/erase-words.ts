import { orderEvents } from "@cartage/db/schema/orders";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { appendEvent } from "../append-events.ts";
import { holdOrder } from "../hold-orders.ts";
import type { EraseWords } from "../inputs.ts";

/** As `refuse_order_event_change` in Postgres lets it be. */
const without = sql`case ${orderEvents.type}
  when 'noted' then '{"text": "–"}'::jsonb
  when 'instructed' then '{"instructions": null, "safePlace": null}'::jsonb
  else jsonb_set(${orderEvents.body}, '{words}', 'null') end`;

/**
 * Erases what people said of an order, on the recipient's request: notes, wishes and the words of the rating. That they said
 * something, and when, stays in its log, which says that it was erased. The order's number is typed. Throws `not_found`,
 * `order.number_differs`.
 */
export async function eraseWords(ctx: Context, { orderId, number }: z.infer<typeof EraseWords>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const before = await holdOrder(tx, organisationId, { orderId });
    if (number.replace(/^#/, "") !== String(before.number))
      throw new DomainError("order.number_differs", { fields: { number: { code: "order.number_differs" } } });
    const { version } = await appendEvent(tx, {
      ids: { id: orderId, organisationId },
      before,
      body: { type: "words_erased" },
    });
    await tx
      .update(orderEvents)
      .set({ body: without })
      .where(
        and(
          eq(orderEvents.organisationId, organisationId),
          eq(orderEvents.orderId, orderId),
          sql`${orderEvents.type} in ('noted', 'instructed', 'rated')`,
        ),
      );
    return { orderId, version };
  });
}
