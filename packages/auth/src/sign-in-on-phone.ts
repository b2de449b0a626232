import { createHash } from "node:crypto";
import { admitPhone } from "@cartage/domain/accounts/commands/admit-phone";
import { digestOfLink } from "@cartage/domain/accounts/link-token";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { type Database, runAs } from "@cartage/domain/run-as";
import { issueAccessToken } from "./access-token.ts";
import { arriving } from "./arriving.ts";
import { recognise } from "./recognise.ts";
import { issueRefreshToken } from "./refresh-token.ts";
import { askForSecondFactor } from "./second-factor.ts";
import type { TokenKeys } from "./token-keys.ts";

export interface Phone {
  phone: { name: string; model: string };
  userAgent: string | null;
  address: string | null;
}

export interface PhoneSignIn extends Phone {
  email: string;
  password: string;
  /** Of a second factor, when one was asked for. */
  code?: string | undefined;
}

export interface PhoneCodeSignIn extends Phone {
  code: string;
  /** What the app that asked answers the challenge with (RFC 7636); a code that was shown to a driver needs none. */
  verifier?: string | undefined;
}

export interface PhoneTokens {
  accessToken: string;
  /** Epoch ms. */
  accessExpiresAt: number;
  refreshToken: string;
}

export interface PhoneStart extends PhoneTokens {
  device: { id: string; secret: string; organisationId: string };
}

type Given = { keys: TokenKeys } & Omit<Context, "actor" | "session">;

/**
 * Signs a person in on a phone, which becomes a device of the vehicle that they are assigned to. Throws as `recognise`
 * does, and `sign_in.no_organisation` for people of the platform, who drive for nobody.
 */
export async function signInOnPhone(
  database: Database,
  given: Given,
  { email, password, code, ...phone }: PhoneSignIn,
): Promise<PhoneStart> {
  const { userId, organisationId } = await recognise(database, { email, password }, given);
  if (organisationId === null) throw new DomainError("sign_in.no_organisation");
  // a phone shows no passkey: codes only
  await askForSecondFactor(database, { userId, relyingParty: null, shown: { code } }, given);
  return admit(database, given, { userId, organisationId }, phone);
}

/** Signs in with a code instead of a password. Throws `phone_code.invalid` for one that was used, expired, or is another app's. */
export async function signInWithPhoneCode(
  database: Database,
  given: Given,
  { code, verifier, ...phone }: PhoneCodeSignIn,
): Promise<PhoneStart> {
  const challenge = verifier === undefined ? null : createHash("sha256").update(verifier).digest("base64url");
  const [row] = await database.sql<{ user_id: string; organisation_id: string }[]>`
    select * from take_phone_code(${digestOfLink(code)}, ${challenge}, ${given.now().toISOString()})`;
  if (!row) throw new DomainError("phone_code.invalid");
  return admit(database, given, { userId: row.user_id, organisationId: row.organisation_id }, phone);
}

async function admit(
  database: Database,
  { keys, ...given }: Given,
  { userId, organisationId }: { userId: string; organisationId: string },
  { phone, userAgent, address }: Phone,
): Promise<PhoneStart> {
  const actor = arriving({ userId, organisationId });
  return runAs(database, { ...given, address, actor }, (ctx) =>
    ctx.session.transaction(async (session) => {
      const inside = { ...ctx, session };
      const start = { userId, organisationId, kind: "phone", userAgent: userAgent ?? phone.model, address } as const;
      const { sessionId, deviceId, secret } = await admitPhone(inside, { ...start, phoneName: phone.name });
      const refreshToken = await issueRefreshToken(inside, sessionId);
      const access = await issueAccessToken(keys.access, { sessionId, now: ctx.now() });
      return { ...access, refreshToken, device: { id: deviceId, secret, organisationId } };
    }),
  );
}
