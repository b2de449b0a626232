import { trackingLinks, trackingLinkViews } from "@cartage/db/schema/recipients";
import { eq, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";

/** A link keeps so many addresses; beyond that it only counts. */
const mostAddresses = 1_000;

/** Writes down that a link was opened, when, from where and by what; and the language that it was read in. */
export async function noteView(
  ctx: Context,
  { linkId, agent, locale }: { linkId: string; agent: string | null; locale: "en" | "vi" },
): Promise<void> {
  const { organisationId } = authorise(ctx.actor, "own_order.view");
  const at = ctx.now();

  await transactionally(ctx, async (tx) => {
    await tx
      .update(trackingLinks)
      .set({ views: sql`${trackingLinks.views} + 1`, lastViewedAt: at, locale })
      .where(eq(trackingLinks.id, linkId));
    const kept = await tx.$count(trackingLinkViews, eq(trackingLinkViews.linkId, linkId));
    if (kept >= mostAddresses) return;
    const seen = { agent: agent?.slice(0, 200) ?? null, lastViewedAt: at };
    await tx
      .insert(trackingLinkViews)
      .values({
        linkId,
        organisationId,
        day: at.toISOString().slice(0, 10),
        address: ctx.address?.slice(0, 64) ?? "",
        ...seen,
      })
      .onConflictDoUpdate({
        target: [trackingLinkViews.linkId, trackingLinkViews.day, trackingLinkViews.address],
        set: { views: sql`${trackingLinkViews.views} + 1`, ...seen },
      });
  });
}
