import { notifications, webhookAttempts } from "@cartage/db/schema/notifications";
import { and, lt, ne } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Forgets notifications, and attempts at webhooks, that are older than `keptForS`. Answers how many. */
export async function clearOldNotifications(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { db } = ctx.session;
  await db.delete(webhookAttempts).where(lt(webhookAttempts.attemptedAt, before));
  const { count } = await db
    .delete(notifications)
    .where(and(lt(notifications.createdAt, before), ne(notifications.state, "waiting")));
  return count;
}
