import { members, sessions } from "@cartage/db/schema/accounts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainMember, holdMember } from "../hold-member.ts";
import type { MemberId } from "../inputs.ts";

/**
 * Lets a member in no more: their sign-ins in this organisation end, and their phones with them. Again is harmless.
 * Throws `not_found`, and `member.is_owner` for the owner.
 */
export async function deactivateMember(ctx: Context, { userId }: z.infer<typeof MemberId>) {
  const { organisationId } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const known = await holdMember(tx, organisationId, userId);
    if (known.deactivatedAt) return { userId };
    const deactivatedAt = ctx.now();
    await tx.update(members).set({ deactivatedAt }).where(known.isIt).catch(explainMember);
    const areTheirs = and(
      eq(sessions.organisationId, organisationId),
      eq(sessions.userId, userId),
      isNull(sessions.revokedAt),
    );
    await tx.update(sessions).set({ revokedAt: deactivatedAt }).where(areTheirs);
    await record(tx, { type: "member.deactivated", memberId: userId, occurredAt: deactivatedAt });
    return { userId };
  });
}
