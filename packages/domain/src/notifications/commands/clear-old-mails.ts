import { mails } from "@cartage/db/schema/accounts";
import { lt, or } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Forgets mails that were sent, or given up, longer than `keptForS` ago. Answers how many. */
export async function clearOldMails(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { count } = await ctx.session.db.delete(mails).where(or(lt(mails.sentAt, before), lt(mails.givenUpAt, before)));
  return count;
}
