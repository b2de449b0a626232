import { digestOfLink, newLinkToken } from "@cartage/domain/accounts/link-token";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { queueMail } from "@cartage/domain/notifications/queue-mail";
import { audit } from "@cartage/domain/record";
import { type Database, runAs } from "@cartage/domain/run-as";
import { type Transaction, transactionally } from "@cartage/domain/transactionally";
import { arriving, nobody } from "./arriving.ts";
import { succeedAttempt } from "./back-off.ts";
import type { CheckNewPassword } from "./new-password.ts";
import { assertOwnPassword } from "./own-password.ts";
import { hashPassword } from "./password.ts";
import type { SignedIn } from "./signed-in.ts";

const lastsMs = 3_600_000;

type Given = Omit<Context, "actor" | "session">;

/** Mails a link to whoever has an account with the address, and tells nobody whether there is one. */
export async function askForReset(
  database: Database,
  { email, locale }: { email: string; locale: string },
  given: Given,
): Promise<void> {
  const { token, digest } = newLinkToken();
  await runAs(database, { ...given, actor: nobody }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const until = new Date(now.getTime() + lastsMs);
      const [person] = await tx.context.session.sql<{ user_id: string }[]>`
        select user_id from open_password_reset(${email}, ${digest}, ${now.toISOString()}, ${until.toISOString()})`;
      if (!person) return;
      const asTheirs = acting(tx, person.user_id);
      await audit(asTheirs, { type: "user.reset_asked", userId: person.user_id, occurredAt: now });
      await queueMail(asTheirs, {
        recipient: email,
        locale,
        content: { kind: "password_reset", path: `/reset/${token}` },
      });
    }),
  );
}

/** Sets a new password by a link: every sign-in of the person ends. Throws `reset.link_invalid`, `input.invalid`. */
export async function resetPassword(
  database: Database,
  { token, password, check }: { token: string; password: string; check: CheckNewPassword },
  given: Given,
): Promise<{ email: string }> {
  const digest = digestOfLink(token);
  const person = await findReset(database, token, given.now());
  await check(password, [person.email, person.name]);
  const hash = await hashPassword(password);
  await runAs(database, { ...given, actor: arriving({ userId: person.userId, organisationId: null }) }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      const [row] = await tx.context.session.sql<{ used: boolean }[]>`
        select use_password_reset(${digest}, ${hash}, ${now.toISOString()}) as used`;
      // somebody else was faster
      if (!row?.used) throw new DomainError("reset.link_invalid");
      await audit(tx, { type: "user.password_changed", userId: person.userId, occurredAt: now });
      await tellChanged(tx, person);
    }),
  );
  // whoever guessed at the old one keeps nobody waiting for the new one
  await succeedAttempt(database, { kind: "password", email: person.email });
  return { email: person.email };
}

/** Whose link it is. Throws `reset.link_invalid`. */
export async function findReset({ sql }: Database, token: string, now: Date) {
  const [row] = await sql<{ user_id: string; email: string; user_name: string; locale: string }[]>`
    select * from find_password_reset(${digestOfLink(token)}, ${now.toISOString()})`;
  if (!row) throw new DomainError("reset.link_invalid");
  return { userId: row.user_id, email: row.email, name: row.user_name, locale: row.locale };
}

/**
 * Changes the password of who is signed in; their other sign-ins end. Throws `password.wrong` for a wrong current one,
 * and `input.invalid`.
 */
export async function changePassword(
  database: Database,
  person: SignedIn,
  { current, password, check }: { current: string; password: string; check: CheckNewPassword },
  given: Given,
): Promise<void> {
  await assertOwnPassword(database, person, current, given, "current");
  const { actor, sessionId, user } = person;
  await check(password, [user.email, user.name]);
  const hash = await hashPassword(password);
  await runAs(database, { ...given, actor }, (ctx) =>
    transactionally(ctx, async (tx) => {
      const now = ctx.now();
      await tx.context.session.sql`select change_own_password(${sessionId}, ${hash}, ${now.toISOString()})`;
      await audit(tx, { type: "user.password_changed", userId: user.id, occurredAt: now });
      await tellChanged(tx, user);
    }),
  );
}

async function tellChanged(tx: Transaction, { email, locale }: { email: string; locale: string }): Promise<void> {
  await queueMail(tx, { recipient: email, locale, content: { kind: "password_changed", path: "/forgot" } });
}

function acting(tx: Transaction, userId: string): Transaction {
  const context: Context = { ...tx.context, actor: arriving({ userId, organisationId: null }) };
  return Object.assign(Object.create(tx), { context });
}
