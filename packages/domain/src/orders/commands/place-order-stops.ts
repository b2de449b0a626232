import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { holdRoutesOf } from "../../routes/follow-orders.ts";
import { transactionally } from "../../transactionally.ts";
import { appendEvents } from "../append-events.ts";
import type { FoundPlace } from "../geocoding/geocoder.ts";
import { holdOrders } from "../hold-orders.ts";
import { mayTake } from "../rules.ts";

export type FoundStops = Partial<Record<"pickup" | "delivery", FoundPlace>>;

const exactness = ["town", "street", "house"] as const satisfies FoundPlace["precision"][];

/**
 * Gives an order's stops the places that were found, where nobody did meanwhile and it may still be changed. Again changes
 * nothing. The trail has the file that it came with; its own log says this.
 */
export async function placeOrderStops(ctx: Context, { orderId, found }: { orderId: string; found: FoundStops }) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    await holdRoutesOf(tx, organisationId, orderId);
    const [before] = await holdOrders(tx, organisationId, [orderId]);
    if (!before) return;
    const { content } = before;
    const newly = (["pickup", "delivery"] as const).filter((kind) => !content[kind].place && found[kind]);
    const least = exactness.find((precision) => newly.some((kind) => found[kind]?.precision === precision));
    if (!least) return;
    const placeOf = (kind: "pickup" | "delivery") => {
      const { latE7, lonE7 } = content[kind].place ?? found[kind] ?? {};
      return latE7 === undefined || lonE7 === undefined ? null : { latE7, lonE7 };
    };
    const placed = {
      ...content,
      pickup: { ...content.pickup, place: placeOf("pickup") },
      delivery: { ...content.delivery, place: placeOf("delivery") },
    };
    const body = { type: "edited" as const, content: placed, found: least };
    if (mayTake(before, body)) await appendEvents(tx, [{ ids: { id: orderId, organisationId }, before, body }]);
  });
}
