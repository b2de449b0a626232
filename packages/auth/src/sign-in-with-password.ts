import { signIn } from "@cartage/domain/accounts/commands/sign-in";
import { type Database, runAs } from "@cartage/domain/run-as";
import { arriving } from "./arriving.ts";
import { recognise } from "./recognise.ts";

export interface PasswordSignIn {
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
}

/** Signs a person in on the web: a session row, whose id goes into the cookie. Throws as `recognise` does. */
export async function signInWithPassword(
  database: Database,
  { email, password, userAgent, address }: PasswordSignIn,
  options: SignInOptions,
): Promise<{ sessionId: string }> {
  const { userId, organisationId } = await recognise(database, { email, password });
  return runAs(database, { ...options, address, actor: arriving({ userId, organisationId }) }, (ctx) =>
    signIn(ctx, { userId, organisationId, kind: "web", userAgent, address }),
  );
}
