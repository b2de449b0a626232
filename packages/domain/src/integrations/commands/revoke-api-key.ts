import { apiKeys } from "@cartage/db/schema/integrations";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdApiKey } from "../hold-api-key.ts";
import type { ApiKeyId } from "../inputs.ts";

/** Takes a key's access away for good. Throws `not_found`, also for one that was revoked before. */
export async function revokeApiKey(ctx: Context, { apiKeyId }: z.infer<typeof ApiKeyId>) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");

  return transactionally(ctx, async (tx) => {
    const { name, isIt } = await holdApiKey(tx, organisationId, apiKeyId);
    const revokedAt = ctx.now();
    await tx.update(apiKeys).set({ revokedAt }).where(isIt);
    await record(tx, { type: "api_key.revoked", apiKeyId, occurredAt: revokedAt }, { before: { name } });
    return { apiKeyId };
  });
}
