import { instances } from "@cartage/db/schema/platform";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { HeartbeatInstance } from "../inputs.ts";

/** Notes that a process lives, and how it fares. Throws `not_found` when it has to register again. */
export async function heartbeatInstance(ctx: Context, { instanceId, health }: z.infer<typeof HeartbeatInstance>) {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const [known] = await ctx.session.db
    .update(instances)
    .set({ heartbeatAt: ctx.now(), ...(health ? { health } : {}) })
    .where(and(eq(instances.id, instanceId), isNull(instances.stoppedAt)))
    .returning({ id: instances.id });
  if (!known) throw new DomainError("not_found");
  return { instanceId };
}
