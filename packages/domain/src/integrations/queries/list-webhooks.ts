import { webhookReceipts } from "@cartage/db/schema/integrations";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListWebhooks } from "../inputs.ts";
import type { WebhookOutcome, WebhookProvider } from "../rules.ts";

export interface WebhookReceipt {
  id: string;
  provider: WebhookProvider;
  eventId: string;
  type: string;
  /** By the provider's clock, epoch ms; null of what was refused. */
  eventAt: number | null;
  /** The provider's id of what it is about. */
  subject: string | null;
  outcome: WebhookOutcome;
  reason: string | null;
  facts: Record<string, string | null> | null;
  /** SHA-256 of the body, in hexadecimal. */
  digest: string;
  times: number;
  receivedAt: number;
  traceId: string | null;
}

const order = byInstant(webhookReceipts.receivedAt);

/** What came in from outside, the newest first, a page at a time. */
export async function listWebhooks(
  ctx: Context,
  { search, provider, outcome, cursor, limit }: z.infer<typeof ListWebhooks>,
): Promise<Page<WebhookReceipt>> {
  authoriseOnPlatform(ctx.actor, "webhooks.view");
  const { id, eventId, type, subject } = webhookReceipts;
  const rows = await ctx.session.db
    .select({ receipt: webhookReceipts, sortedBy: order.key })
    .from(webhookReceipts)
    .where(
      and(
        provider && eq(webhookReceipts.provider, provider),
        outcome && eq(webhookReceipts.outcome, outcome),
        contains(sql`concat_ws(' ', ${eventId}, ${type}, ${subject}, ${webhookReceipts.traceId})`, search),
        afterCursor(cursor, order, id, "desc"),
      ),
    )
    .orderBy(...ordered(order, id, "desc"))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: ({ receipt, sortedBy }) => [sortedBy, receipt.id],
    toItem: ({ receipt }) => ({
      ...receipt,
      eventAt: receipt.eventAt?.getTime() ?? null,
      // takeWebhook alone writes it
      facts: receipt.facts as WebhookReceipt["facts"],
      digest: Buffer.from(receipt.digest).toString("hex"),
      receivedAt: receipt.receivedAt.getTime(),
    }),
  });
}
