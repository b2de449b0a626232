import { newId } from "@cartage/db/id";
import { identityProviders } from "@cartage/db/schema/identity";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { AddIdentityProvider } from "../identity-inputs.ts";
import { providerValues, withoutSecret } from "../provider-values.ts";

/** Makes a provider known; nobody comes in by it until it is switched on. */
export async function addIdentityProvider(ctx: Context, given: z.infer<typeof AddIdentityProvider>) {
  const { organisationId } = authorise(ctx.actor, "sso.manage");

  return transactionally(ctx, async (tx) => {
    const createdAt = ctx.now();
    const providerId = newId();
    const values = providerValues(given, providerId, ctx.secrets);
    const own = { id: providerId, organisationId, kind: given.kind, createdAt };
    await tx.insert(identityProviders).values({ certificates: [], ...values, ...own });
    const event = { type: "identity_provider.added", identityProviderId: providerId, occurredAt: createdAt } as const;
    await record(tx, event, { after: { kind: given.kind, ...withoutSecret(values) } });
    return { providerId };
  });
}
