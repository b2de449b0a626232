import { outbox } from "@cartage/db/schema/platform";
import { inArray } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Notes that events were handed on; they stay readable until clearRelayedEvents takes them. */
export async function markRelayed(ctx: Context, { eventIds }: { eventIds: string[] }): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  await ctx.session.db.update(outbox).set({ relayedAt: ctx.now() }).where(inArray(outbox.eventId, eventIds));
}
