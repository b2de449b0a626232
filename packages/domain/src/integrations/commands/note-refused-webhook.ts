import { newId } from "@cartage/db/id";
import { webhookReceipts } from "@cartage/db/schema/integrations";
import { sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { WebhookProvider } from "../rules.ts";

export interface RefusedWebhook {
  provider: WebhookProvider;
  reason: "signature" | "too_large" | "malformed";
  /** SHA-256 of the body, as far as it was read. */
  digest: Uint8Array;
}

/** Writes down what was refused, a row an hour for each reason: whoever has no secret must not fill the table. */
export async function noteRefusedWebhook(ctx: Context, { provider, reason, digest }: RefusedWebhook): Promise<void> {
  authoriseOnPlatform(ctx.actor, "webhooks.receive");
  const receivedAt = ctx.now();
  const eventId = `refused ${reason} ${receivedAt.toISOString().slice(0, 13)}`;
  const last = { digest, receivedAt, traceId: ctx.traceId ?? null };
  await ctx.session.db
    .insert(webhookReceipts)
    .values({ id: newId(), provider, eventId, type: "", outcome: "refused", reason, ...last })
    .onConflictDoUpdate({
      target: [webhookReceipts.provider, webhookReceipts.eventId],
      targetWhere: sql`outcome <> 'repeated'`,
      set: { ...last, times: sql`${webhookReceipts.times} + 1` },
    });
}
