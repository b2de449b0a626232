import { newId } from "@cartage/db/id";
import { apiKeySecrets, apiKeys } from "@cartage/db/schema/integrations";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateApiKey } from "../inputs.ts";
import { newKeySecret } from "../key-secret.ts";

/** Makes a key for a program; its secret is in this answer and nowhere again. */
export async function createApiKey(ctx: Context, { name, scopes, daysGood }: z.infer<typeof CreateApiKey>) {
  const { organisationId, id: createdBy } = authorise(ctx.actor, "keys.manage");

  return transactionally(ctx, async (tx) => {
    const createdAt = ctx.now();
    const expiresAt = daysGood ? new Date(createdAt.getTime() + daysGood * 86_400_000) : null;
    const apiKeyId = newId();
    await tx.insert(apiKeys).values({ id: apiKeyId, organisationId, name, scopes, createdBy, createdAt, expiresAt });
    const { secret, digest, ending } = newKeySecret();
    await tx.insert(apiKeySecrets).values({ digest, organisationId, keyId: apiKeyId, ending, createdAt });
    const change = { after: { name, scopes, expiresAt } };
    await record(tx, { type: "api_key.created", apiKeyId, occurredAt: createdAt }, change);
    return { apiKeyId, secret };
  });
}
