import { signIn } from "@cartage/domain/accounts/commands/sign-in";
import type { Log, SecretBox } from "@cartage/domain/context";
import { type Database, runAs } from "@cartage/domain/run-as";
import { arriving } from "./arriving.ts";
import { recognise } from "./recognise.ts";
import type { RelyingParty } from "./relying-party.ts";
import { askForSecondFactor, type Shown } from "./second-factor.ts";

export interface PasswordSignIn extends Shown {
  email: string;
  password: string;
  userAgent: string | null;
  address: string | null;
}

export interface SignInOptions {
  now(): Date;
  requestId: string;
  address?: string | null;
  traceId?: string | undefined;
  secrets?: SecretBox | undefined;
  log?: Log | undefined;
}

/** Signs a person in on the web: a session row, whose id goes into the cookie. Throws as `recognise` and `askForSecondFactor` do. */
export async function signInWithPassword(
  database: Database,
  { email, password, userAgent, address, ...shown }: PasswordSignIn,
  { relyingParty = null, ...options }: SignInOptions & { relyingParty?: RelyingParty | null },
): Promise<{ sessionId: string }> {
  const { now } = options;
  const { userId, organisationId } = await recognise(database, { email, password }, options);
  const hasShownFactor = await askForSecondFactor(database, { userId, relyingParty, shown }, options);
  const signedIn = await runAs(database, { ...options, address, actor: arriving({ userId, organisationId }) }, (ctx) =>
    signIn(ctx, { userId, organisationId, kind: "web", userAgent, address }),
  );
  if (hasShownFactor) await database.sql`select note_second_factor(${signedIn.sessionId}, ${now().toISOString()})`;
  return signedIn;
}
