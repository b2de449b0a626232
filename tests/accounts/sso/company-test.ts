import { findSignedIn } from "@cartage/auth/signed-in";
import type { Claims } from "@cartage/auth/sso/claims";
import { findIdentityProvider } from "@cartage/auth/sso/identity-provider";
import { noteProviderTest, signInByProvider } from "@cartage/auth/sso/sign-in-by-provider";
import { test as base } from "../../api/api-test.ts";
import { foundCompany } from "./company.ts";

export const oidc = {
  kind: "oidc" as const,
  name: "Company",
  issuer: "https://login.company.example",
  clientId: "cartage",
  clientSecret: "a client secret",
  roleClaim: "groups",
  roleMapping: [{ value: "fleet", role: "dispatcher" as const }],
} satisfies Parameters<typeof foundCompany>[1];

type Company = Awaited<ReturnType<typeof foundCompany>> & {
  claims(name: string, over?: Partial<Claims>): Claims;
  arrive(claims: Claims): Promise<NonNullable<Awaited<ReturnType<typeof findSignedIn>>>>;
  tryAs(claims: Claims): Promise<boolean>;
};

/** A company whose provider was tried and is switched on. */
export const test = base.extend<{ $test: { company: Company } }>({
  company: async ({ make, as, api, proofs, app, people, clock }, use) => {
    const company = await foundCompany({ make, as, api, proofs }, oidc);
    const provider = async () => {
      const found = await findIdentityProvider(app, company.providerId, people.secrets);
      if (!found) throw new Error("The provider is gone.");
      return found;
    };
    const given = { now: clock.now, requestId: "request", userAgent: "Firefox", address: "192.0.2.1" };
    const claims = (name: string, over = {}) => ({
      subject: name,
      email: `${name}@${company.domain}`,
      name: `The ${name}`,
      roles: ["fleet"],
      ...over,
    });
    const tryAs = async (said: Claims) => {
      const { sessionId } = company.actor;
      return noteProviderTest(app, await provider(), said, { sessionId: sessionId ?? "", now: clock.now() });
    };
    await tryAs(claims("administrator"));
    await company.sso.switch({ providerId: company.providerId, isEnabled: true });
    await use({
      ...company,
      claims,
      tryAs,
      async arrive(said) {
        const { sessionId } = await signInByProvider(app, await provider(), said, given);
        const person = await findSignedIn(app, sessionId);
        if (!person) throw new Error("The session does not hold.");
        return person;
      },
    });
  },
});
