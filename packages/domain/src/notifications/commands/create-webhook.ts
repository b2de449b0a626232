import { randomBytes } from "node:crypto";
import { newId } from "@cartage/db/id";
import { webhookEndpoints } from "@cartage/db/schema/notifications";
import { and, count, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { aboutEndpoint } from "../about-endpoint.ts";
import type { CreateWebhook } from "../inputs.ts";

const mostEndpoints = 20;

/** Tells a program of the organisation's from now on. Its secret (Standard Webhooks) is in this answer and nowhere again. */
export async function createWebhook(ctx: Context, { name, url, events }: z.infer<typeof CreateWebhook>) {
  const { organisationId, id: createdBy } = authorise(ctx.actor, "keys.manage");
  const { secrets } = ctx;
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot keep a webhook's secret.");

  return transactionally(ctx, async (tx) => {
    const isUsed = and(eq(webhookEndpoints.organisationId, organisationId), isNull(webhookEndpoints.archivedAt));
    const [used] = await tx.select({ count: count() }).from(webhookEndpoints).where(isUsed);
    if ((used?.count ?? 0) >= mostEndpoints) throw new DomainError("webhook.too_many");
    const createdAt = ctx.now();
    const webhookId = newId();
    const secret = `whsec_${randomBytes(24).toString("base64")}`;
    const sealedSecret = secrets.seal(secret, aboutEndpoint(webhookId));
    const values = { name, url, events };
    await tx
      .insert(webhookEndpoints)
      .values({ id: webhookId, organisationId, ...values, sealedSecret, createdBy, createdAt });
    const event = { type: "webhook_endpoint.created", webhookEndpointId: webhookId, occurredAt: createdAt } as const;
    await record(tx, event, { after: values });
    return { webhookId, secret };
  });
}
