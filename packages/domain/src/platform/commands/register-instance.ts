import { instances } from "@cartage/db/schema/platform";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { RegisterInstance } from "../inputs.ts";

/** Enters a running process into the list that maintainers see; again is harmless, and enters one that was given up. */
export async function registerInstance(ctx: Context, { instanceId, ...instance }: z.infer<typeof RegisterInstance>) {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const now = ctx.now();
  await ctx.session.db
    .insert(instances)
    .values({ id: instanceId, ...instance, startedAt: now, heartbeatAt: now })
    .onConflictDoUpdate({ target: instances.id, set: { heartbeatAt: now, stoppedAt: null } });
  return { instanceId };
}
