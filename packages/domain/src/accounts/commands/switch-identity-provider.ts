import { identityProviders } from "@cartage/db/schema/identity";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIdentityProvider } from "../hold-identity-provider.ts";
import type { SwitchIdentityProvider } from "../identity-inputs.ts";

/**
 * Lets people come in by a provider, or only by it. It must have shown in a try that it knows somebody of the
 * organisation's domains: a provider that does not work would lock everybody out. Throws `not_found`, `sso.not_tested`.
 */
export async function switchIdentityProvider(ctx: Context, given: z.infer<typeof SwitchIdentityProvider>) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");
  const { providerId } = given;

  return transactionally(ctx, async (tx) => {
    const { provider, isIt } = await holdIdentityProvider(tx, organisationId, providerId);
    const was = { isEnabled: provider.enabledAt !== null, isEnforced: provider.isEnforced };
    const isEnabled = given.isEnabled ?? was.isEnabled;
    // who is not let in by it must not be kept out because of it
    const isEnforced = isEnabled && (given.isEnforced ?? was.isEnforced);
    const asksMore = (isEnabled && !was.isEnabled) || (isEnforced && !was.isEnforced);
    if (asksMore && !provider.test?.isOurs) throw new DomainError("sso.not_tested");
    const enabledAt = isEnabled ? (provider.enabledAt ?? ctx.now()) : null;
    await tx.update(identityProviders).set({ enabledAt, isEnforced }).where(isIt);
    const event = { type: "identity_provider.changed", identityProviderId: providerId, occurredAt: ctx.now() } as const;
    await record(tx, event, { before: was, after: { isEnabled, isEnforced } });
    return { providerId };
  });
}
