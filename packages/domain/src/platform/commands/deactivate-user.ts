import { users } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { endAllSessions, holdUser, recordOfUser } from "../hold-user.ts";
import type { DeactivateUser } from "../inputs.ts";

/** Lets a person in nowhere any more, or again; their sign-ins end at once. Throws `not_found`, `user.is_you`. */
export async function deactivateUser(ctx: Context, { userId, isDeactivated, reason }: z.infer<typeof DeactivateUser>) {
  authoriseOnPlatform(ctx.actor, "users.manage");

  return transactionally(ctx, async (tx) => {
    const { deactivatedAt } = await holdUser(tx, userId);
    if ((deactivatedAt !== null) === isDeactivated) return { userId };
    const now = ctx.now();
    await tx
      .update(users)
      .set({ deactivatedAt: isDeactivated ? now : null })
      .where(eq(users.id, userId));
    if (isDeactivated) await endAllSessions(tx, userId);
    const type = isDeactivated ? "user.deactivated" : "user.reactivated";
    await recordOfUser(tx, { type, userId, occurredAt: now }, reason);
    return { userId };
  });
}
