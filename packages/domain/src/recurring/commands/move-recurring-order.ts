import { recurringOrders } from "@cartage/db/schema/recurring";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRecurringOrder } from "../hold-recurring-order.ts";
import type { MoveRecurringOrder } from "../inputs.ts";
import { recurringAfter } from "../states.ts";

/**
 * Pauses, resumes or ends it. Days that pass meanwhile are not made up for. Throws `not_found`, `recurring_order.not_now`.
 */
export async function moveRecurringOrder(ctx: Context, { recurringOrderId, move }: z.infer<typeof MoveRecurringOrder>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const { before, isIt } = await holdRecurringOrder(tx, organisationId, { recurringOrderId });
    const state = recurringAfter(before.state, move);
    if (state === null) throw new DomainError("recurring_order.not_now");
    const [version, now] = [before.version + 1, ctx.now()];
    await tx.update(recurringOrders).set({ state, version, nextLookAt: now, trouble: null }).where(isIt);
    const change = { before: { state: before.state }, after: { state } };
    await record(tx, { type: `recurring_order.${move}`, recurringOrderId, version, occurredAt: now }, change);
    return { recurringOrderId, version, state };
  });
}
