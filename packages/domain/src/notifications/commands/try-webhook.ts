import { newId } from "@cartage/db/id";
import { notifications } from "@cartage/db/schema/notifications";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdWebhook } from "../hold-webhook.ts";
import type { WebhookId } from "../inputs.ts";
import { webhookRow } from "../tell.ts";

/** Has a `ping` delivered, whose attempts show in the log of deliveries. Throws `not_found`. */
export async function tryWebhook(ctx: Context, { webhookId }: z.infer<typeof WebhookId>) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");

  return transactionally(ctx, async (tx) => {
    await holdWebhook(tx, organisationId, webhookId);
    const told = { organisationId, topic: "ping" as const, about: newId(), alertId: null, severity: "info" as const };
    await tx.insert(notifications).values(webhookRow(ctx.now(), { ...told, content: {}, endpointId: webhookId }));
    return { webhookId };
  });
}
