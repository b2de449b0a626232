import { identityProviders } from "@cartage/db/schema/identity";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIdentityProvider } from "../hold-identity-provider.ts";
import type { ChangeIdentityProvider } from "../identity-inputs.ts";
import { providerValues, withoutSecret } from "../provider-values.ts";

/** Changes a provider's settings. What its last try has shown counts no more. Throws `not_found`, also for another kind. */
export async function changeIdentityProvider(ctx: Context, given: z.infer<typeof ChangeIdentityProvider>) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");
  const { providerId } = given;

  return transactionally(ctx, async (tx) => {
    const { provider, isIt } = await holdIdentityProvider(tx, organisationId, providerId);
    if (provider.kind !== given.kind) throw new DomainError("not_found");
    const values = providerValues(given, providerId, ctx.secrets);
    await tx
      .update(identityProviders)
      .set({ ...values, testedAt: null, test: null })
      .where(isIt);
    const { before, after } = changeOf(provider, withoutSecret(values));
    const change = { before, after: { ...after, ...("sealedSecret" in values && { hasNewSecret: true }) } };
    const event = { type: "identity_provider.changed", identityProviderId: providerId, occurredAt: ctx.now() } as const;
    await record(tx, event, change);
    return { providerId };
  });
}
