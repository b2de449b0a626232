import { identityProviders } from "@cartage/db/schema/identity";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIdentityProvider } from "../hold-identity-provider.ts";
import type { IdentityProviderId } from "../identity-inputs.ts";

/** Removes a provider, its domains, and the sign-ins that it vouched for. Throws `not_found`. */
export async function removeIdentityProvider(ctx: Context, { providerId }: z.infer<typeof IdentityProviderId>) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");

  return transactionally(ctx, async (tx) => {
    const { provider, isIt } = await holdIdentityProvider(tx, organisationId, providerId);
    await tx.delete(identityProviders).where(isIt);
    const event = { type: "identity_provider.removed", identityProviderId: providerId, occurredAt: ctx.now() } as const;
    await record(tx, event, { before: { kind: provider.kind, name: provider.name, issuer: provider.issuer } });
    return { providerId };
  });
}
