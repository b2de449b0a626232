import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import { beginAttempt, succeedAttempt, tellOfAttempts } from "./back-off.ts";
import { isPassword } from "./password.ts";
import { refuseSuspended } from "./suspension.ts";

/** A person who gave the right password, and where they belong. */
export interface Recognised {
  userId: string;
  organisationId: string | null;
}

interface SignInRow {
  user_id: string;
  password_hash: string | null;
  platform_role: string | null;
  organisation_id: string | null;
}

/**
 * Finds out who signs in with a password. Throws `sign_in.wrong` for a wrong password and for an unknown address alike,
 * after the same time, and `sign_in.wait` for both after several; `sign_in.use_sso` for addresses whose organisation
 * signs in by its own provider alone; to who knows the password `sign_in.suspended`, and
 * `sign_in.no_organisation` for a person whom no organisation has.
 */
export async function recognise(
  database: Database,
  { email, password }: { email: string; password: string },
  given: Omit<Context, "actor" | "session">,
): Promise<Recognised> {
  const guessed = { kind: "password", email } as const;
  await beginAttempt(database, guessed, given.now());
  const [row] = await database.sql<SignInRow[]>`select * from find_sign_in(${email})`;
  const isRight = await isPassword(password, row?.password_hash ?? null);
  if (row && isRight) await succeedAttempt(database, guessed);
  // asked for right and wrong passwords alike: it tells of the address' domain, not of a person
  const [own] = await database.sql<{ asked: boolean }[]>`
    select asks_for_provider(${email}, ${isRight ? (row?.user_id ?? null) : null}) as asked`;
  if (own?.asked) throw new DomainError("sign_in.use_sso");
  if (!row || !isRight) {
    await tellOfAttempts(database, guessed, given);
    throw new DomainError("sign_in.wrong");
  }
  if (row.organisation_id === null && row.platform_role === null) {
    await refuseSuspended(database, row.user_id);
    throw new DomainError("sign_in.no_organisation");
  }
  return { userId: row.user_id, organisationId: row.organisation_id };
}
