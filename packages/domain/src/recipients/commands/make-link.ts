import { trackingLinks } from "@cartage/db/schema/recipients";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { holdOrder } from "../../orders/hold-orders.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { addLink } from "../add-link.ts";
import type { LinksOfOrder } from "../inputs.ts";

/** Makes a link of an order; the one before, if any, ends at once. Throws `not_found`. */
export async function makeLink(ctx: Context, { orderId }: z.infer<typeof LinksOfOrder>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    // two at once make one each, one after the other
    await holdOrder(tx, organisationId, { orderId });
    const occurredAt = ctx.now();
    const [before] = await tx
      .update(trackingLinks)
      .set({ revokedAt: occurredAt })
      .where(
        and(
          eq(trackingLinks.organisationId, organisationId),
          eq(trackingLinks.orderId, orderId),
          isNull(trackingLinks.revokedAt),
        ),
      )
      .returning({ id: trackingLinks.id });
    if (before) await record(tx, { type: "tracking_link.revoked", trackingLinkId: before.id, orderId, occurredAt });
    const { linkId } = await addLink(tx, { organisationId, orderId });
    await record(tx, { type: "tracking_link.made", trackingLinkId: linkId, orderId, occurredAt });
    return { linkId };
  });
}
