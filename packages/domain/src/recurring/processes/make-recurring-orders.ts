import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { makeDueOrders } from "../commands/make-due-orders.ts";
import { postponeRecurringOrder } from "../commands/postpone-recurring-order.ts";
import { listDueRecurringOrders } from "../queries/list-due-recurring-orders.ts";

/** Makes the orders that the calendar asks for. One that cannot be made keeps no other from it. Answers how many were made. */
export async function makeRecurringOrders(ctx: Context, { limit }: { limit: number }): Promise<number> {
  let made = 0;
  for (const { version, ...due } of await listDueRecurringOrders(ctx, { limit })) {
    try {
      made += await makeDueOrders(ctx, due);
    } catch (err) {
      if (!(err instanceof DomainError)) throw err;
      await postponeRecurringOrder(ctx, { ...due, version, trouble: err.code });
    }
  }
  return made;
}
