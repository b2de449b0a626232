import type { Context } from "../../context.ts";
import { changeOrder, type RecipientOf } from "../change-order.ts";
import { readSettings } from "../read-settings.ts";

/** How it was, in stars of five and words; once. Throws `tracking_link.phone_needed`, `.not_to_rate`, `.rated_already`. */
export function rateOrder(
  ctx: Context,
  { stars, words, ...of }: RecipientOf & { stars: number; words: string | null },
) {
  return changeOrder(ctx, of, async (order, tx) => {
    const { asksRating } = await readSettings(tx.context, order.organisationId);
    if (order.rating) return "tracking_link.rated_already";
    if (!asksRating || order.state !== "delivered") return "tracking_link.not_to_rate";
    return { type: "rated", stars, words };
  });
}
