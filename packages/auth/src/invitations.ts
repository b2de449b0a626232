import { violatedConstraint } from "@cartage/db/constraint";
import { newId } from "@cartage/db/id";
import { digestOfLink } from "@cartage/domain/accounts/link-token";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { queueMail } from "@cartage/domain/notifications/queue-mail";
import type { Role } from "@cartage/domain/permissions";
import { record } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { arriving, nobody } from "./arriving.ts";
import type { CheckNewPassword } from "./new-password.ts";
import { hashPassword } from "./password.ts";
import type { SignedIn } from "./signed-in.ts";

/** What the holder of an invitation's link is told: no more than its mail said, and whether to sign in or to begin. */
export interface Invitation {
  invitationId: string;
  organisationId: string;
  organisation: string;
  email: string;
  role: Role;
  hasAccount: boolean;
}

interface InvitationRow {
  invitation_id: string;
  organisation_id: string;
  organisation_name: string;
  email: string;
  role: Role;
  expires_at: string;
  is_open: boolean;
  has_account: boolean;
}

interface AskedAgainRow {
  organisation_name: string;
  email: string;
  recipient: string;
  locale: string;
}

/** The invitation behind a link. Throws `invitation.link_invalid` for one that was used, taken back, or is too old. */
export async function readInvitation({ sql }: Database, token: string, now: Date): Promise<Invitation> {
  const [row] = await sql<InvitationRow[]>`select * from find_invitation(${digestOfLink(token)})`;
  if (!row?.is_open || new Date(row.expires_at) <= now) throw new DomainError("invitation.link_invalid");
  return {
    invitationId: row.invitation_id,
    organisationId: row.organisation_id,
    organisation: row.organisation_name,
    email: row.email,
    role: row.role,
    hasAccount: row.has_account,
  };
}

type Given = Omit<Context, "actor" | "session">;

/** Tells whoever invited that the invitation was too old; nothing is answered, so that nobody learns what there was. */
export async function askForInvitationAgain(database: Database, token: string, given: Given): Promise<void> {
  await runAs(database, { ...given, actor: nobody }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const [row] = await tx.context.session.sql<AskedAgainRow[]>`
        select * from ask_for_invitation_again(${digestOfLink(token)}, ${now.toISOString()})`;
      if (!row) return;
      const { organisation_name: organisation, email, recipient, locale } = row;
      const content = { kind: "invitation_asked", email, organisation, path: "/settings/members?invite=true" } as const;
      await queueMail(tx, { recipient, locale, content });
    }),
  );
}

/** Makes a signed-in person a member, and lets them work there. Throws also `invitation.other_address`. */
export async function acceptInvitation(
  database: Database,
  { user, sessionId }: Pick<SignedIn, "user" | "sessionId">,
  token: string,
  given: Given,
): Promise<{ organisationId: string }> {
  const invitation = await readInvitation(database, token, given.now());
  if (invitation.email !== user.email) throw new DomainError("invitation.other_address");
  const joining = { token, invitation, userId: user.id, name: null, passwordHash: null };
  await join(database, joining, given);
  const { organisationId } = invitation;
  await database.sql`select move_session(${sessionId}, ${organisationId})`;
  return { organisationId };
}

/** Makes an account with the invitation's address and its member. Throws also `invitation.has_account`, `input.invalid`. */
export async function acceptInvitationAsNew(
  database: Database,
  { token, name, password, check }: { token: string; name: string; password: string; check: CheckNewPassword },
  given: Given,
): Promise<{ email: string }> {
  const invitation = await readInvitation(database, token, given.now());
  if (invitation.hasAccount) throw new DomainError("invitation.has_account");
  await check(password, [name, invitation.email, invitation.organisation]);
  const passwordHash = await hashPassword(password);
  await join(database, { token, invitation, userId: newId(), name, passwordHash }, given);
  return { email: invitation.email };
}

interface Joining {
  token: string;
  invitation: Invitation;
  userId: string;
  name: string | null;
  passwordHash: string | null;
}

async function join(database: Database, { token, invitation, userId, ...account }: Joining, given: Given) {
  const { organisationId, role, invitationId } = invitation;
  await runAs(database, { ...given, actor: arriving({ userId, organisationId }) }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const { sql } = tx.context.session;
      const now = ctx.now();
      const [row] = await sql<{ accepted: boolean }[]>`
        select accept_invitation(${digestOfLink(token)}, ${userId}, ${account.name}, ${account.passwordHash}, ${newId()},
          ${now.toISOString()}) as accepted`.catch((error) => {
        if (violatedConstraint(error) === "users_email_unique") throw new DomainError("invitation.has_account");
        throw error;
      });
      // somebody else was faster
      if (!row?.accepted) throw new DomainError("invitation.link_invalid");
      await record(tx, { type: "member.joined", memberId: userId, occurredAt: now }, { after: { role, invitationId } });
    }),
  );
}
