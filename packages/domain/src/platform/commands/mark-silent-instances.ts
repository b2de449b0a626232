import { instances } from "@cartage/db/schema/platform";
import { and, isNull, lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Enters processes that were not heard of for `silentForS` as stopped when they were last heard of; answers how many. */
export async function markSilentInstances(ctx: Context, { silentForS }: { silentForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const since = new Date(ctx.now().getTime() - silentForS * 1000);
  const { count } = await ctx.session.db
    .update(instances)
    .set({ stoppedAt: instances.heartbeatAt })
    .where(and(isNull(instances.stoppedAt), lt(instances.heartbeatAt, since)));
  return count;
}
