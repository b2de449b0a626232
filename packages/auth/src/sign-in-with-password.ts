import { signIn } from "@cartage/domain/accounts/commands/sign-in";
import type { SecretBox } from "@cartage/domain/context";
import { type Database, runAs } from "@cartage/domain/run-as";
import { arriving } from "./arriving.ts";
import { recognise } from "./recognise.ts";
import { askForSecondFactor } from "./second-factor.ts";

export interface PasswordSignIn {
  email: string;
  password: string;
  userAgent: string | null;
  address: string | null;
  /** Of a second factor, when one was asked for. */
  code?: string | undefined;
}

export interface SignInOptions {
  now(): Date;
  requestId: string;
  address?: string | null;
  traceId?: string | undefined;
  secrets?: SecretBox | undefined;
}

/** Signs a person in on the web: a session row, whose id goes into the cookie. Throws as `recognise` and `askForSecondFactor` do. */
export async function signInWithPassword(
  database: Database,
  { email, password, code, userAgent, address }: PasswordSignIn,
  options: SignInOptions,
): Promise<{ sessionId: string }> {
  const { userId, organisationId } = await recognise(database, { email, password });
  const { secrets, now } = options;
  const hasShownFactor = await askForSecondFactor(database, { userId, code, secrets, now: now() });
  const signedIn = await runAs(database, { ...options, address, actor: arriving({ userId, organisationId }) }, (ctx) =>
    signIn(ctx, { userId, organisationId, kind: "web", userAgent, address }),
  );
  if (hasShownFactor) await database.sql`select note_second_factor(${signedIn.sessionId}, ${now().toISOString()})`;
  return signedIn;
}
