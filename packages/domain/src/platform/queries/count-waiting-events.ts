import { outbox } from "@cartage/db/schema/platform";
import { isNull, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** How many events wait to be relayed, and for how long the oldest has; 0 s when none does. */
export async function countWaitingEvents(ctx: Context): Promise<{ waiting: number; oldestS: number }> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const [row] = await ctx.session.db
    .select({
      waiting: sql<number>`count(*)::int`,
      oldestS: sql<number>`coalesce(extract(epoch from now() - min(${outbox.occurredAt})), 0)::float8`,
    })
    .from(outbox)
    .where(isNull(outbox.relayedAt));
  return row ?? { waiting: 0, oldestS: 0 };
}
