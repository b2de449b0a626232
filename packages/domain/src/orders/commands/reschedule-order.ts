import type { z } from "zod";
import type { Context } from "../../context.ts";
import type { RescheduleOrder } from "../inputs.ts";
import { takeEvent } from "../take-event.ts";

/** Moves an order's windows, also after a failed attempt. Throws `not_found`, `changed_meanwhile`, `order.not_now`. */
export async function rescheduleOrder(ctx: Context, { orderId, basedOn, ...windows }: z.infer<typeof RescheduleOrder>) {
  return takeEvent(ctx, { orderId, basedOn }, { type: "rescheduled", ...windows });
}
