import "server-only";
import { claimsOf } from "@cartage/auth/sso/claims";
import type { ConfiguredProvider } from "@cartage/auth/sso/configured-providers";
import { findIdentityProvider, type OidcProvider } from "@cartage/auth/sso/identity-provider";
import type { TokenSet } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "../../env.ts";
import { database } from "../database.ts";
import { secrets } from "../secrets.ts";
import { type Arrival, arriveByIdentity, arriveByProvider } from "./arrive.ts";
import { takeUnderway } from "./browser-cookie.ts";
import { outbound } from "./outbound.ts";

type Said = Record<string, unknown>;

/** A provider for next-auth, and what is done with what it says of somebody. */
export interface OfferedProvider {
  config: OAuthConfig<Said>;
  arrive(said: Said, headers: Headers): Promise<Arrival>;
}

/** The providers of the installation, for the buttons of the sign-in page. */
export const configuredProviders = (): ConfiguredProvider[] => env().AUTH_PROVIDERS;

/** The provider that an address of next-auth names: one of the installation, or an organisation's of OpenID Connect. */
export async function findOffered(id: string): Promise<OfferedProvider | null> {
  const configured = configuredProviders().find((one) => one.id === id);
  if (configured) return offerConfigured(configured);
  const own = await findIdentityProvider(database(), id, secrets());
  return own?.kind === "oidc" ? offerOwn(own) : null;
}

function offerOwn(provider: OidcProvider): OfferedProvider {
  const { id, name, issuer, clientId, clientSecret } = provider;
  return {
    config: openIdConnect({ id, name, issuer, clientId, clientSecret, scope: "openid email profile" }),
    async arrive(said, headers) {
      const tried = (await takeUnderway())?.tried ?? null;
      if (!isIssuer(said.iss, issuer)) return { refusal: "sso.refused" };
      return arriveByProvider(provider, claimsOf(String(said.sub), said, provider.roleClaim), { headers, tried });
    },
  };
}

function offerConfigured(provider: ConfiguredProvider): OfferedProvider {
  const { id } = provider;
  if ("issuer" in provider)
    return {
      config: openIdConnect(provider),
      async arrive(said, headers) {
        if (!isIssuer(said.iss, provider.issuer)) return { refusal: "sso.refused" };
        const { email } = claimsOf(String(said.sub), said, null);
        const verifiedEmail = said.email_verified === true ? email : null;
        return arriveByIdentity({ provider: id, subject: String(said.sub), verifiedEmail }, headers);
      },
    };
  const { authorizationUrl, tokenUrl, userinfoUrl, subjectClaim, verifiedClaim, scope } = provider;
  return {
    config: {
      ...common(provider),
      authorization: { url: authorizationUrl, params: { scope } },
      token: tokenUrl,
      userinfo: userinfoUrl,
      checks: ["pkce", "state"],
      profile: (said) => ({ id: String(said[subjectClaim]) }),
    },
    async arrive(said, headers) {
      const subject = said[subjectClaim];
      if (typeof subject !== "string" && typeof subject !== "number") return { refusal: "sso.refused" };
      const { email } = claimsOf(String(subject), said, null);
      const verifiedEmail = verifiedClaim !== undefined && said[verifiedClaim] === true ? email : null;
      return arriveByIdentity({ provider: id, subject: String(subject), verifiedEmail }, headers);
    },
  };
}

interface OpenIdConnect {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}

function openIdConnect(provider: OpenIdConnect): OAuthConfig<Said> {
  return {
    ...common(provider),
    wellKnown: `${provider.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: provider.scope } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      // many providers put address and groups there only; openid-client compares its subject with the token's
      async request({ tokens, client }) {
        const said = (tokens as TokenSet & { claims(): Said }).claims();
        if (!client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return said;
        return { ...(await client.userinfo(tokens as never)), ...said };
      },
    },
    profile: (said) => ({ id: String(said.sub) }),
  };
}

const common = ({ id, name, clientId, clientSecret }: Omit<OpenIdConnect, "issuer" | "scope">) => ({
  id,
  name,
  type: "oauth" as const,
  clientId,
  clientSecret,
  httpOptions: { agent: outbound().agent, timeout: 10_000 },
});

const isIssuer = (said: unknown, expected: string): boolean =>
  typeof said === "string" && said.replace(/\/$/, "") === expected.replace(/\/$/, "");
