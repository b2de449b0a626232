import type { Context } from "../../context.ts";
import type { Wishes } from "../../orders/log-rules.ts";
import { mayInstruct } from "../../orders/states.ts";
import { changeOrder, type RecipientOf } from "../change-order.ts";
import { readSettings } from "../read-settings.ts";

/** What the driver should know, and where the goods may be left. Throws `tracking_link.phone_needed`, `.too_late_to_instruct`. */
export function instructOrder(ctx: Context, { instructions, safePlace, ...of }: RecipientOf & Wishes) {
  return changeOrder(ctx, of, async (order, tx) => {
    const { takesInstructions } = await readSettings(tx.context, order.organisationId);
    if (!takesInstructions || !mayInstruct(order)) return "tracking_link.too_late_to_instruct";
    return { type: "instructed", instructions, safePlace };
  });
}
