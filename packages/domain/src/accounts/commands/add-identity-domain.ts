import { randomBytes } from "node:crypto";
import { identityDomains } from "@cartage/db/schema/identity";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIdentityProvider } from "../hold-identity-provider.ts";
import type { AddIdentityDomain } from "../identity-inputs.ts";

/** Claims a domain for a provider, to be proven in the domain's DNS; claiming again moves it and keeps the proof. */
export async function addIdentityDomain(ctx: Context, { providerId, domain }: z.infer<typeof AddIdentityDomain>) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");

  return transactionally(ctx, async (tx) => {
    await holdIdentityProvider(tx, organisationId, providerId);
    const createdAt = ctx.now();
    const proof = `cartage-domain=${randomBytes(16).toString("hex")}`;
    await tx
      .insert(identityDomains)
      .values({ organisationId, domain, providerId, proof, createdAt })
      .onConflictDoUpdate({ target: [identityDomains.organisationId, identityDomains.domain], set: { providerId } });
    const type = "identity_provider.domain_added";
    await record(tx, { type, identityProviderId: providerId, occurredAt: createdAt }, { after: { domain } });
    return { domain };
  });
}
