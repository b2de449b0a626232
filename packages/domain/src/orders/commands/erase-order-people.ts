import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { erasePeopleOf } from "../erase-people.ts";
import { holdOrder } from "../hold-orders.ts";
import type { EraseOrderPeople } from "../inputs.ts";
import { isEnded } from "../states.ts";

/**
 * Erases what an order tells of people, on their request, once it is over; that it was carried stays. Its number is typed.
 * Throws `not_found`, `order.number_differs`, and `order.in_progress` with its state.
 */
export async function eraseOrderPeople(ctx: Context, { orderId, number }: z.infer<typeof EraseOrderPeople>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const before = await holdOrder(tx, organisationId, { orderId });
    if (number.replace(/^#/, "") !== String(before.number))
      throw new DomainError("order.number_differs", { fields: { number: { code: "order.number_differs" } } });
    if (!isEnded(before)) throw new DomainError("order.in_progress", { about: { state: before.state } });
    const [after] = await erasePeopleOf(tx, organisationId, { held: [before], alsoCustomer: false });
    return { orderId, version: after?.version ?? before.version };
  });
}
