import { identityDomains } from "@cartage/db/schema/identity";
import { and, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";

export interface DomainProofs {
  domain: string;
  /** The texts that were found in the domain's DNS. */
  found: readonly string[];
}

/**
 * Makes a domain the organisation's when its proof was found. Throws `not_found`, `sso.domain_unproven`, and
 * `sso.domain_taken` when another organisation has proven it.
 */
export async function verifyIdentityDomain(ctx: Context, { domain, found }: DomainProofs) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(identityDomains.organisationId, organisationId), eq(identityDomains.domain, domain));
    const [known] = await tx.select().from(identityDomains).where(isIt).for("update");
    if (!known) throw new DomainError("not_found");
    if (known.verifiedAt) return { domain };
    if (!found.includes(known.proof)) throw new DomainError("sso.domain_unproven");
    const verifiedAt = ctx.now();
    await tx
      .update(identityDomains)
      .set({ verifiedAt })
      .where(isIt)
      .catch(explain({ identity_domains_once_verified: "sso.domain_taken" }));
    const type = "identity_provider.domain_verified";
    await record(tx, { type, identityProviderId: known.providerId, occurredAt: verifiedAt }, { after: { domain } });
    return { domain };
  });
}
