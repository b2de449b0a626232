import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import { beginAttempt, succeedAttempt, tellOfAttempts } from "./back-off.ts";
import { isPassword } from "./password.ts";
import type { SignedIn } from "./signed-in.ts";

/**
 * Asks who is signed in for their password once more: a screen that was left open must not give an account away. Throws
 * `password.wrong` for the field, and `sign_in.wait` after several; that of the sign-in page is counted apart.
 */
export async function assertOwnPassword(
  database: Database,
  { sessionId, user }: SignedIn,
  password: string,
  given: Omit<Context, "actor" | "session">,
  field: "password" | "current" = "password",
): Promise<void> {
  const guessed = { kind: "password_again", userId: user.id } as const;
  await beginAttempt(database, guessed, given.now());
  const [kept] = await database.sql<{ hash: string | null }[]>`select find_own_password(${sessionId}) as hash`;
  if (await isPassword(password, kept?.hash ?? null)) return succeedAttempt(database, guessed);
  await tellOfAttempts(database, guessed, given);
  throw new DomainError("password.wrong", { fields: { [field]: { code: "password.wrong" } } });
}
