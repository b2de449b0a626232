import { commandReceipts } from "@cartage/db/schema/accounts";
import { lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Forgets what commands answered longer than `keptForS` ago: no sender repeats one after so long. Answers how many. */
export async function clearOldReceipts(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { count } = await ctx.session.db.delete(commandReceipts).where(lt(commandReceipts.createdAt, before));
  return count;
}
