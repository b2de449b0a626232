import { trackingLinks } from "@cartage/db/schema/recipients";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { audit } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";

/** Has the recipient be told nothing more of the order by mail and SMS, or be told again. */
export async function muteLink(
  ctx: Context,
  { linkId, orderId, isMuted }: { linkId: string; orderId: string; isMuted: boolean },
) {
  authorise(ctx.actor, "own_order.change");

  return transactionally(ctx, async (tx) => {
    const occurredAt = ctx.now();
    await tx
      .update(trackingLinks)
      .set({ mutedAt: isMuted ? occurredAt : null })
      .where(eq(trackingLinks.id, linkId));
    await audit(
      tx,
      { type: "tracking_link.muted", trackingLinkId: linkId, orderId, occurredAt },
      { after: { isMuted } },
    );
    return { isMuted };
  });
}
