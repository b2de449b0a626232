import { recipientMessages, trackingLinks, trackingLinkViews } from "@cartage/db/schema/recipients";
import { and, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { LinksOfOrder } from "../inputs.ts";
import { aboutLink, tokenOf } from "../link-token.ts";

/** A link and what became of it. */
export interface OrderLink {
  linkId: string;
  code: string;
  /** On this installation; null of one that is good no more. */
  path: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  mutedAt: Date | null;
  views: number;
  /** From how many addresses it was opened. */
  viewers: number;
  lastViewedAt: Date | null;
}

/** What the recipient was told, the newest first. */
export interface OrderMessage {
  state: string;
  channel: "mail" | "sms";
  outcome: string;
  createdAt: Date;
  lastError: string | null;
}

const most = 50;

/** The order's links, the newest first, ended ones too, and what its recipient was told. */
export async function listLinks(
  ctx: Context,
  { orderId }: z.infer<typeof LinksOfOrder>,
): Promise<{ links: OrderLink[]; messages: OrderMessage[] }> {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const { db } = ctx.session;
  const rows = await db
    .select({
      linkId: trackingLinks.id,
      code: trackingLinks.code,
      sealedKey: trackingLinks.sealedKey,
      createdAt: trackingLinks.createdAt,
      expiresAt: trackingLinks.expiresAt,
      revokedAt: trackingLinks.revokedAt,
      mutedAt: trackingLinks.mutedAt,
      views: trackingLinks.views,
      viewers: sql<number>`(
        select count(distinct ${trackingLinkViews.address})::int from ${trackingLinkViews}
         where ${trackingLinkViews.linkId} = ${trackingLinks.id})`,
      lastViewedAt: trackingLinks.lastViewedAt,
    })
    .from(trackingLinks)
    .where(and(eq(trackingLinks.organisationId, organisationId), eq(trackingLinks.orderId, orderId)))
    .orderBy(desc(trackingLinks.createdAt))
    .limit(most);
  const links = rows.map(({ sealedKey, ...link }) => {
    const isGood = link.revokedAt === null && link.expiresAt > ctx.now();
    const { linkId, code } = link;
    const key = isGood ? ctx.secrets?.open(sealedKey, aboutLink(linkId)) : undefined;
    return { ...link, path: key ? `/track/${tokenOf({ linkId, organisationId, orderId, code }, key)}` : null };
  });
  const messages = await db
    .select({
      state: recipientMessages.state,
      channel: recipientMessages.channel,
      outcome: recipientMessages.outcome,
      createdAt: recipientMessages.createdAt,
      lastError: recipientMessages.lastError,
    })
    .from(recipientMessages)
    .where(and(eq(recipientMessages.organisationId, organisationId), eq(recipientMessages.orderId, orderId)))
    .orderBy(desc(recipientMessages.createdAt))
    .limit(most);
  return { links, messages };
}
