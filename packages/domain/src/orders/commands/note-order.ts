import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import { holdRoutesOf } from "../../routes/follow-orders.ts";
import { ordersOfDriver } from "../../routes/orders-of-driver.ts";
import { transactionally } from "../../transactionally.ts";
import type { NoteOrder } from "../inputs.ts";
import { takeHeld } from "../take-event.ts";

/** Writes a note into an order's log; who only drives, of orders on routes of his own. Throws `not_found`. */
export async function noteOrder(ctx: Context, { orderId, text }: z.infer<typeof NoteOrder>) {
  const mayEdit = can(ctx.actor, "orders.edit");
  const actor = authorise(ctx.actor, mayEdit ? "orders.edit" : "routes.drive");

  return transactionally(ctx, async (tx) => {
    if (!mayEdit) {
      // before the look holds them too: two who note at once do not wait for each other
      await holdRoutesOf(tx, actor.organisationId, orderId);
      if (!(await ordersOfDriver(tx, actor, [orderId])).has(orderId)) throw new DomainError("not_found");
    }
    return takeHeld(tx, actor, { orderId }, { type: "noted", text });
  });
}
