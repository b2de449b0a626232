import { admitPhone } from "@cartage/domain/accounts/commands/admit-phone";
import type { Context } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { type Database, runAs } from "@cartage/domain/run-as";
import { issueAccessToken } from "./access-token.ts";
import { arriving } from "./arriving.ts";
import { recognise } from "./recognise.ts";
import { issueRefreshToken } from "./refresh-token.ts";
import { askForSecondFactor } from "./second-factor.ts";
import type { TokenKeys } from "./token-keys.ts";

export interface PhoneSignIn {
  email: string;
  password: string;
  /** Of a second factor, when one was asked for. */
  code?: string | undefined;
  phone: { name: string; model: string };
  userAgent: string | null;
  address: string | null;
}

export interface PhoneTokens {
  accessToken: string;
  /** Epoch ms. */
  accessExpiresAt: number;
  refreshToken: string;
}

/**
 * Signs a person in on a phone, which becomes a device of the vehicle that they are assigned to. Throws as `recognise`
 * does, and `sign_in.no_organisation` for people of the platform, who drive for nobody.
 */
export async function signInOnPhone(
  database: Database,
  { keys, ...given }: { keys: TokenKeys } & Omit<Context, "actor" | "session">,
  { email, password, code, phone, userAgent, address }: PhoneSignIn,
): Promise<PhoneTokens & { device: { id: string; secret: string; organisationId: string } }> {
  const { userId, organisationId } = await recognise(database, { email, password });
  if (organisationId === null) throw new DomainError("sign_in.no_organisation");
  await askForSecondFactor(database, { userId, code, secrets: given.secrets, now: given.now() });
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
