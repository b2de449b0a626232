import { members, users } from "@cartage/db/schema/accounts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import type { InviteMember } from "../inputs.ts";
import { inviteInto } from "../invite-into.ts";

/**
 * Mails somebody a link that makes them a member. Inviting the same address again makes a new link, and the one before
 * void. Throws `member.already`.
 */
export async function inviteMember(ctx: Context, { email, role, locale }: z.infer<typeof InviteMember>) {
  const { organisationId, id: invitedBy } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const [already] = await tx
      .select({ id: members.id })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organisationId, organisationId), eq(users.email, email), isNull(members.deactivatedAt)));
    if (already) throw new DomainError("member.already", { fields: { email: { code: "member.already" } } });
    return inviteInto(tx, { organisationId, email, role, locale, invitedBy });
  });
}
