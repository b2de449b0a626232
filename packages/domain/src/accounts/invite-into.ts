import { newId } from "@cartage/db/id";
import { invitations, organisations, users } from "@cartage/db/schema/accounts";
import { eq, sql } from "drizzle-orm";
import { queueMail } from "../notifications/queue-mail.ts";
import type { MemberRole } from "../permissions.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { newLinkToken } from "./link-token.ts";

export interface NewInvitation {
  organisationId: string;
  email: string;
  role: MemberRole;
  /** The organisation's own without it, else English. */
  locale?: string | undefined;
  invitedBy: string;
}

const lastsMs = 7 * 86_400_000;

/** Mails a link that makes somebody a member; of one address the newest link is good. */
export async function inviteInto(
  tx: Transaction,
  { organisationId, email, role, locale, invitedBy }: NewInvitation,
): Promise<{ invitationId: string }> {
  const { token, digest } = newLinkToken();
  const createdAt = tx.context.now();
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
  const { ownLocale, ...names } = await namesOf(tx, organisationId, invitedBy);
  const content = { kind: "invitation" as const, role, path: `/invite/${token}`, ...names };
  await queueMail(tx, { recipient: email, locale: locale ?? ownLocale ?? "en", content });
  await record(tx, { type: "invitation.sent", invitationId, occurredAt: createdAt }, { after: { email, role } });
  return { invitationId };
}

async function namesOf(tx: Transaction, organisationId: string, inviterId: string) {
  const { name, locale } = organisations;
  const [organisation] = await tx
    .select({ name, locale })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  const [inviter] = await tx.select({ name: users.name }).from(users).where(eq(users.id, inviterId));
  return {
    organisation: organisation?.name ?? "",
    ownLocale: organisation?.locale ?? null,
    inviter: inviter?.name ?? "",
  };
}
