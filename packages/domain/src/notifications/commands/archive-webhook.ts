import { webhookEndpoints } from "@cartage/db/schema/notifications";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdWebhook } from "../hold-webhook.ts";
import type { WebhookId } from "../inputs.ts";

/** Tells a program no more. Throws `not_found`. */
export async function archiveWebhook(ctx: Context, { webhookId }: z.infer<typeof WebhookId>) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");

  return transactionally(ctx, async (tx) => {
    const { endpoint, isIt } = await holdWebhook(tx, organisationId, webhookId);
    const archivedAt = ctx.now();
    await tx.update(webhookEndpoints).set({ archivedAt }).where(isIt);
    const { name, url } = endpoint;
    const event = { type: "webhook_endpoint.archived", webhookEndpointId: webhookId, occurredAt: archivedAt } as const;
    await record(tx, event, { before: { name, url } });
    return { webhookId };
  });
}
