import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import { transactionally } from "../../transactionally.ts";
import { endAllSessions, holdUser, recordOfUser } from "../hold-user.ts";
import type { HelpUser } from "../inputs.ts";

/**
 * Takes all second factors and recovery codes off a person who lost them. Their sign-ins end, so that whoever took the
 * factors has none of them left, and the person is told by mail. Answers how many. Throws `not_found`, `user.is_you`.
 */
export async function removeUserFactors(ctx: Context, { userId, reason }: z.infer<typeof HelpUser>) {
  authoriseOnPlatform(ctx.actor, "users.manage");

  return transactionally(ctx, async (tx) => {
    const { email, locale } = await holdUser(tx, userId);
    const [row] = await tx.context.session.sql<{ removed: number }[]>`
      select remove_factors_of(${userId}) as removed`;
    const removed = row?.removed ?? 0;
    if (removed === 0) return { removed };
    await endAllSessions(tx, userId);
    await queueMail(tx, { recipient: email, locale, content: { kind: "factor_removed", path: "/account" } });
    await recordOfUser(tx, { type: "user.factors_removed", userId, occurredAt: ctx.now() }, reason);
    return { removed };
  });
}
