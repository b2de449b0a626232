import { outbox } from "@cartage/db/schema/platform";
import { lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Deletes events that were relayed longer than `keptForS` ago; answers how many. Waiting ones stay however old. */
export async function clearRelayedEvents(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { count } = await ctx.session.db.delete(outbox).where(lt(outbox.relayedAt, before));
  return count;
}
