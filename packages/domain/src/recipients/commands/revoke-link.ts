import { trackingLinks } from "@cartage/db/schema/recipients";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RevokeLink } from "../inputs.ts";

/** Ends a link at once; its recipient is told nothing more. Throws `not_found`, also when it was revoked already. */
export async function revokeLink(ctx: Context, { linkId }: z.infer<typeof RevokeLink>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");

  return transactionally(ctx, async (tx) => {
    const occurredAt = ctx.now();
    const [link] = await tx
      .update(trackingLinks)
      .set({ revokedAt: occurredAt })
      .where(
        and(
          eq(trackingLinks.organisationId, organisationId),
          eq(trackingLinks.id, linkId),
          isNull(trackingLinks.revokedAt),
        ),
      )
      .returning({ orderId: trackingLinks.orderId });
    if (!link) throw new DomainError("not_found");
    const { orderId } = link;
    await record(tx, { type: "tracking_link.revoked", trackingLinkId: linkId, orderId, occurredAt });
    return { linkId };
  });
}
