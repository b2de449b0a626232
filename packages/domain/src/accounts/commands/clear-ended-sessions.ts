import { sessions } from "@cartage/db/schema/accounts";
import { phoneCodes } from "@cartage/db/schema/identity";
import { lt, or } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/**
 * Forgets sign-ins that ended longer than `keptForS` ago, with their refresh tokens, and codes for phones that went void
 * then. Answers how many. The audit trail keeps who signed in.
 */
export async function clearEndedSessions(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { db } = ctx.session;
  const codes = await db.delete(phoneCodes).where(lt(phoneCodes.expiresAt, before));
  const ended = await db.delete(sessions).where(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)));
  return codes.count + ended.count;
}
