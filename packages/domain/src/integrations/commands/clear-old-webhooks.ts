import { webhookReceipts } from "@cartage/db/schema/integrations";
import { lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Forgets receipts after a while; an event that came again after that would be outdated. Answers how many. */
export async function clearOldWebhooks(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const cleared = await ctx.session.db.delete(webhookReceipts).where(lt(webhookReceipts.receivedAt, before));
  return cleared.count;
}
