import { identityDomains } from "@cartage/db/schema/identity";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { IdentityDomain } from "../identity-inputs.ts";

/** Gives a domain up: its people sign in with a password again. Throws `not_found`. */
export async function removeIdentityDomain(ctx: Context, { domain }: z.infer<typeof IdentityDomain>) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(identityDomains.organisationId, organisationId), eq(identityDomains.domain, domain));
    const [removed] = await tx
      .delete(identityDomains)
      .where(isIt)
      .returning({ providerId: identityDomains.providerId });
    if (!removed) throw new DomainError("not_found");
    const type = "identity_provider.domain_removed";
    const event = { type, identityProviderId: removed.providerId, occurredAt: ctx.now() } as const;
    await record(tx, event, { before: { domain } });
    return { domain };
  });
}
