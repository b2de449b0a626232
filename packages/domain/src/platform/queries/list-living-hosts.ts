import { instances } from "@cartage/db/schema/platform";
import { and, eq, gt, isNull } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface LivingHosts {
  kind: "web" | "worker" | "jobs";
  silentForS: number;
}

/** Where processes of a kind run that were heard of within `silentForS`. */
export async function listLivingHosts(ctx: Context, { kind, silentForS }: LivingHosts): Promise<string[]> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const since = new Date(ctx.now().getTime() - silentForS * 1000);
  const rows = await ctx.session.db
    .select({ host: instances.host })
    .from(instances)
    .where(and(eq(instances.kind, kind), isNull(instances.stoppedAt), gt(instances.heartbeatAt, since)));
  return rows.map(({ host }) => host);
}
