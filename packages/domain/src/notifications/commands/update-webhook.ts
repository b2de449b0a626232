import { webhookEndpoints } from "@cartage/db/schema/notifications";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdWebhook } from "../hold-webhook.ts";
import type { UpdateWebhook } from "../inputs.ts";

/** Changes an endpoint, stops it, or gives one that was disabled another chance. Throws `not_found`. */
export async function updateWebhook(ctx: Context, { webhookId, isEnabled, ...given }: z.infer<typeof UpdateWebhook>) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");

  return transactionally(ctx, async (tx) => {
    const { endpoint, isIt } = await holdWebhook(tx, organisationId, webhookId);
    const now = ctx.now();
    const enabling = isEnabled ? { disabledAt: null, failingSince: null } : { disabledAt: endpoint.disabledAt ?? now };
    const values = { ...given, ...(isEnabled === undefined ? {} : enabling) };
    if (Object.keys(values).length > 0) await tx.update(webhookEndpoints).set(values).where(isIt);
    const event = { type: "webhook_endpoint.changed", webhookEndpointId: webhookId, occurredAt: now } as const;
    await record(tx, event, changeOf(endpoint, values));
    return { webhookId };
  });
}
