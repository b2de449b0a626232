import { violatedConstraint } from "@cartage/db/constraint";
import { digestOfLink, newLinkToken } from "@cartage/domain/accounts/link-token";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { queueMail } from "@cartage/domain/notifications/queue-mail";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { transactionally } from "@cartage/domain/transactionally";
import { arriving } from "./arriving.ts";
import { assertOwnPassword } from "./own-password.ts";
import type { SignedIn } from "./signed-in.ts";

const lastsMs = 3_600_000;

type Given = Omit<Context, "actor" | "session">;

/** Mails who is signed in a link that shows that they read the mails of their address. */
export async function askToVerify(
  database: Database,
  { actor, sessionId, user }: SignedIn,
  given: Given,
): Promise<{ email: string }> {
  const { id: userId, email, locale } = user;
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const { token, digest } = newLinkToken();
      const { now, until } = hour(ctx.now());
      await tx.context.session.sql`select open_own_email_link(${sessionId}, null, ${digest}, ${now}, ${until})`;
      const asked = { type: "user.email_verification_asked", userId, occurredAt: ctx.now() } as const;
      await audit(tx, asked, { after: { email } });
      await queueMail(tx, {
        recipient: email,
        locale,
        content: { kind: "email_verification", path: `/verify/${token}` },
      });
    }),
  );
  return { email };
}

/**
 * Mails a link to the address that who is signed in wants, and a notice to the one that they have. Nothing changes before
 * the link is used, and nothing tells whether somebody has the address. Throws `password.wrong`, `sign_in.wait`, and
 * `email.kept_elsewhere` for an address that a directory or a provider keeps.
 */
export async function askToChange(
  database: Database,
  person: SignedIn,
  { email, password }: { email: string; password: string },
  given: Given,
): Promise<{ email: string }> {
  await assertOwnPassword(database, person, password, given);
  await refuseKept(database, person.user.id);
  const { actor, sessionId, user } = person;
  const { locale } = user;
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const { token, digest } = newLinkToken();
      const { now, until } = hour(ctx.now());
      await tx.context.session.sql`select open_own_email_link(${sessionId}, ${email}, ${digest}, ${now}, ${until})`;
      const asked = { type: "user.email_change_asked", userId: user.id, occurredAt: ctx.now() } as const;
      await audit(tx, asked, { before: { email: user.email }, after: { email } });
      await queueMail(tx, { recipient: email, locale, content: { kind: "email_change", path: `/verify/${token}` } });
      const notice = { kind: "email_change_asked", email, path: "/forgot" } as const;
      await queueMail(tx, { recipient: user.email, locale, content: notice });
    }),
  );
  return { email };
}

export interface EmailLink {
  userId: string;
  email: string;
  emailBefore: string;
  locale: string;
  /** Whether it changes the address. */
  isChange: boolean;
}

/** What a link is for, told to its holder. Throws `email.link_invalid`, and `email.taken` where somebody has the address. */
export async function findEmailLink({ sql }: Database, token: string, now: Date): Promise<EmailLink> {
  const [row] = await sql<
    { user_id: string; email: string; email_before: string; locale: string; is_taken: boolean }[]
  >`
    select * from find_email_link(${digestOfLink(token)}, ${now.toISOString()})`;
  if (!row) throw new DomainError("email.link_invalid");
  const { user_id: userId, email, email_before: emailBefore, locale, is_taken: isTaken } = row;
  if (isTaken) throw new DomainError("email.taken");
  return { userId, email, emailBefore, locale, isChange: email !== emailBefore };
}

/** Confirms an address, or changes it, by a link; once. Throws as `findEmailLink`. */
export async function useEmailLink(database: Database, token: string, given: Given): Promise<EmailLink> {
  const link = await findEmailLink(database, token, given.now());
  const { userId, email, emailBefore, locale, isChange } = link;
  // the link may be older than what keeps the address
  if (isChange) await refuseKept(database, userId);
  await runAs(database, { ...given, actor: arriving({ userId, organisationId: null }) }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const [row] = await tx.context.session.sql<{ used: boolean }[]>`
        select use_email_link(${digestOfLink(token)}, ${now.toISOString()}) as used`.catch((error) => {
        if (violatedConstraint(error) === "users_email_unique") throw new DomainError("email.taken");
        throw error;
      });
      // somebody else was faster
      if (!row?.used) throw new DomainError("email.link_invalid");
      const type = isChange ? "user.email_changed" : "user.email_verified";
      await audit(tx, { type, userId, occurredAt: now }, { before: { email: emailBefore }, after: { email } });
      if (!isChange) return;
      await queueMail(tx, {
        recipient: emailBefore,
        locale,
        content: { kind: "email_changed", email, path: "/sign-in" },
      });
    }),
  );
  return link;
}

async function refuseKept({ sql }: Database, userId: string): Promise<void> {
  const [row] = await sql<{ kept: boolean }[]>`select is_address_kept(${userId}) as kept`;
  if (row?.kept) throw new DomainError("email.kept_elsewhere");
}

function hour(now: Date) {
  return { now: now.toISOString(), until: new Date(now.getTime() + lastsMs).toISOString() };
}
