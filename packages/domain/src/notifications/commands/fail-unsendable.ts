import { notifications } from "@cartage/db/schema/notifications";
import { and, eq, inArray } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OuterChannel } from "../outgoing.ts";

/** Says of what waits for a channel that this installation has not that it was not sent. Answers how many. */
export async function failUnsendable(
  ctx: Context,
  { channels }: { channels: readonly OuterChannel[] },
): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  if (channels.length === 0) return 0;
  const { count } = await ctx.session.db
    .update(notifications)
    .set({ state: "failed", lastError: "not_set_up" })
    .where(and(eq(notifications.state, "waiting"), inArray(notifications.channel, [...channels])));
  return count;
}
