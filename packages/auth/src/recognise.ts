import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import { isPassword } from "./password.ts";

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
 * after the same time, `sign_in.use_sso` for addresses whose organisation signs in by its own provider alone, and
 * `sign_in.no_organisation` for a person whom no organisation has.
 */
export async function recognise(
  { sql }: Database,
  { email, password }: { email: string; password: string },
): Promise<Recognised> {
  const [row] = await sql<SignInRow[]>`select * from find_sign_in(${email})`;
  const isRight = await isPassword(password, row?.password_hash ?? null);
  // asked for right and wrong passwords alike: it tells of the address' domain, not of a person
  const [own] = await sql<{ asked: boolean }[]>`
    select asks_for_provider(${email}, ${isRight ? (row?.user_id ?? null) : null}) as asked`;
  if (own?.asked) throw new DomainError("sign_in.use_sso");
  if (!row || !isRight) throw new DomainError("sign_in.wrong");
  if (row.organisation_id === null && row.platform_role === null) throw new DomainError("sign_in.no_organisation");
  return { userId: row.user_id, organisationId: row.organisation_id };
}
