import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { endAllSessions, holdUser, recordOfUser } from "../hold-user.ts";
import type { HelpUser } from "../inputs.ts";

/** Signs a person out everywhere. Answers how many sign-ins ended. Throws `not_found`, `user.is_you`. */
export async function endUserSessions(ctx: Context, { userId, reason }: z.infer<typeof HelpUser>) {
  authoriseOnPlatform(ctx.actor, "users.manage");

  return transactionally(ctx, async (tx) => {
    await holdUser(tx, userId);
    const ended = await endAllSessions(tx, userId);
    if (ended > 0) await recordOfUser(tx, { type: "user.sessions_ended", userId, occurredAt: ctx.now() }, reason);
    return { ended };
  });
}
