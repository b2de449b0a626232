import { notifications, webhookAttempts } from "@cartage/db/schema/notifications";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { WebhookId } from "../inputs.ts";

const most = 50;

/** The newest 50 tries to deliver to an endpoint. */
export async function listAttempts(ctx: Context, { webhookId }: z.infer<typeof WebhookId>) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");
  const rows = await ctx.session.db
    .select({
      id: webhookAttempts.id,
      notificationId: webhookAttempts.notificationId,
      topic: notifications.topic,
      attemptedAt: webhookAttempts.attemptedAt,
      status: webhookAttempts.status,
      error: webhookAttempts.error,
      tookMs: webhookAttempts.tookMs,
    })
    .from(webhookAttempts)
    .leftJoin(notifications, eq(notifications.id, webhookAttempts.notificationId))
    .where(and(eq(webhookAttempts.organisationId, organisationId), eq(webhookAttempts.endpointId, webhookId)))
    .orderBy(desc(webhookAttempts.id))
    .limit(most);
  return rows.map((row) => ({ ...row, attemptedAt: row.attemptedAt.getTime() }));
}
