import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { changeOrder, type RecipientOf } from "../change-order.ts";
import { readSettings } from "../read-settings.ts";
import { mayChooseWindow, offeredWindows } from "../rules.ts";

/**
 * Moves the delivery into one of the windows that the organisation offers, by when it begins (epoch ms). Throws
 * `tracking_link.phone_needed`, `.too_late_to_choose`, `.window_not_offered`.
 */
export function chooseWindow(ctx: Context, { from, ...of }: RecipientOf & { from: number }) {
  return changeOrder(ctx, of, async (order, tx) => {
    const { organisationId } = order;
    const settings = await readSettings(tx.context, organisationId);
    if (!mayChooseWindow(order, settings)) return "tracking_link.too_late_to_choose";
    const [organisation] = await tx
      .select({ timeZone: organisations.timeZone })
      .from(organisations)
      .where(eq(organisations.id, organisationId));
    const { pickup, delivery } = order.content;
    const timeZone = organisation?.timeZone ?? "UTC";
    const choosing = { now: ctx.now().getTime(), timeZone, pickup: pickup.window, current: delivery.window };
    const chosen = offeredWindows(settings, choosing).find((window) => window.from === from);
    if (!chosen) return "tracking_link.window_not_offered";
    return { type: "rescheduled", pickup: pickup.window, delivery: chosen, reason: null };
  });
}
