import { trackingLinkViews } from "@cartage/db/schema/recipients";
import { lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Forgets from where links were opened longer than `keptForS` ago; how often they were stays. Answers how many. */
export async function clearOldViews(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000).toISOString().slice(0, 10);
  const { count } = await ctx.session.db.delete(trackingLinkViews).where(lt(trackingLinkViews.day, before));
  return count;
}
