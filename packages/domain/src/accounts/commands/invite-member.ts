import { newId } from "@cartage/db/id";
import { invitations, members, organisations, users } from "@cartage/db/schema/accounts";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { queueMail } from "../../notifications/queue-mail.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { InviteMember } from "../inputs.ts";
import { newLinkToken } from "../link-token.ts";

const lastsMs = 7 * 86_400_000;

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

    const { token, digest } = newLinkToken();
    const createdAt = ctx.now();
    const offer = { role, digest, invitedBy, createdAt, expiresAt: new Date(createdAt.getTime() + lastsMs) };
    const [invited] = await tx
      .insert(invitations)
      .values({ id: newId(), organisationId, email, ...offer })
      .onConflictDoUpdate({
        target: [invitations.organisationId, invitations.email],
        targetWhere: sql`accepted_at is null and revoked_at is null`,
        set: offer,
      })
      .returning({ id: invitations.id });
    if (!invited) throw new Error("The insert of an invitation returned no row.");
    const invitationId = invited.id;
    const content = { kind: "invitation" as const, role, path: `/invite/${token}`, ...(await namesOf(tx, invitedBy)) };
    await queueMail(tx, { recipient: email, locale, content });
    await record(tx, { type: "invitation.sent", invitationId, occurredAt: createdAt }, { after: { email, role } });
    return { invitationId };
  });
}

async function namesOf(tx: Transaction, inviterId: string): Promise<{ organisation: string; inviter: string }> {
  const [organisation] = await tx.select({ name: organisations.name }).from(organisations);
  const [inviter] = await tx.select({ name: users.name }).from(users).where(eq(users.id, inviterId));
  return { organisation: organisation?.name ?? "", inviter: inviter?.name ?? "" };
}
