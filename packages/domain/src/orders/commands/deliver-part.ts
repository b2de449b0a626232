import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { DeliverPart } from "../inputs.ts";
import { takeEvent } from "../take-event.ts";

/**
 * Some pieces were handed over and others not: the order has failed for the rest, which is planned again or goes back.
 * Throws `not_found`, `changed_meanwhile`, and `order.not_now` also where it is none or all of them.
 */
export async function deliverPart(ctx: Context, { delivered, reason, ...which }: z.infer<typeof DeliverPart>) {
  return takeEvent(ctx, which, { type: "partly_delivered", delivered, reason });
}
