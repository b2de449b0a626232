import { identityDomains, identityProviders } from "@cartage/db/schema/identity";
import { asc, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

const most = 20;

/** The organisation's providers with their domains, the first 20 by name; no secret leaves. */
export async function listIdentityProviders(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");
  const { id, kind, name, issuer, clientId, signInUrl, certificates, roleClaim, roleMapping } = identityProviders;
  const { defaultRole, isEnforced, enabledAt, testedAt, test } = identityProviders;
  const columns = { id, kind, name, issuer, clientId, signInUrl, certificates, roleClaim, roleMapping, defaultRole };
  const providers = await ctx.session.db
    .select({ ...columns, isEnforced, enabledAt, testedAt, test })
    .from(identityProviders)
    .where(eq(identityProviders.organisationId, organisationId))
    .orderBy(asc(name), asc(id))
    .limit(most);
  const { domain, providerId, proof, verifiedAt } = identityDomains;
  const domains = await ctx.session.db
    .select({ domain, providerId, proof, verifiedAt })
    .from(identityDomains)
    .where(eq(identityDomains.organisationId, organisationId))
    .orderBy(asc(domain))
    .limit(200);
  return providers.map(({ enabledAt, testedAt, ...provider }) => ({
    ...provider,
    isEnabled: enabledAt !== null,
    /** Epoch ms. */
    testedAt: testedAt?.getTime() ?? null,
    domains: domains
      .filter((one) => one.providerId === provider.id)
      .map(({ domain, proof, verifiedAt }) => ({ domain, proof, isVerified: verifiedAt !== null })),
  }));
}
