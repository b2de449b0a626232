import { deviceDays } from "@cartage/db/schema/health";
import { presenceChanges } from "@cartage/db/schema/tracking";
import { lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

/** Forgets what devices' data was like, and when they came and went, longer than `keptForS` ago. Answers how many rows. */
export async function clearOldDeviceDays(ctx: Context, { keptForS }: { keptForS: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const before = new Date(ctx.now().getTime() - keptForS * 1000);
  const { db } = ctx.session;
  const days = await db.delete(deviceDays).where(lt(deviceDays.day, before.toISOString().slice(0, 10)));
  const changes = await db.delete(presenceChanges).where(lt(presenceChanges.changedAt, before));
  return days.count + changes.count;
}
