import { invitations } from "@cartage/db/schema/accounts";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { InvitationId } from "../inputs.ts";

/** Makes an invitation's link void. Throws `not_found` for one that was accepted or revoked. */
export async function revokeInvitation(ctx: Context, { invitationId }: z.infer<typeof InvitationId>) {
  const { organisationId } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const revokedAt = ctx.now();
    const [revoked] = await tx
      .update(invitations)
      .set({ revokedAt })
      .where(
        and(
          eq(invitations.organisationId, organisationId),
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .returning({ email: invitations.email, role: invitations.role });
    if (!revoked) throw new DomainError("not_found");
    await record(tx, { type: "invitation.revoked", invitationId, occurredAt: revokedAt }, { before: revoked });
    return { invitationId };
  });
}
