import { instances } from "@cartage/db/schema/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { LeaveInstance } from "../inputs.ts";

/** Notes that a process stopped in order; again, or of an unknown one, is harmless. */
export async function leaveInstance(ctx: Context, { instanceId }: z.infer<typeof LeaveInstance>) {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  await ctx.session.db
    .update(instances)
    .set({ stoppedAt: ctx.now() })
    .where(and(eq(instances.id, instanceId), isNull(instances.stoppedAt)));
  return { instanceId };
}
