import { apiKeySecrets } from "@cartage/db/schema/integrations";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdApiKey } from "../hold-api-key.ts";
import type { RotateApiKey } from "../inputs.ts";
import { newKeySecret } from "../key-secret.ts";

/** Gives a key a new secret, while the one before works on for some hours. Throws `not_found`. */
export async function rotateApiKey(ctx: Context, { apiKeyId, overlapHours }: z.infer<typeof RotateApiKey>) {
  const { organisationId } = authorise(ctx.actor, "keys.manage");

  return transactionally(ctx, async (tx) => {
    await holdApiKey(tx, organisationId, apiKeyId);
    const createdAt = ctx.now();
    const until = new Date(createdAt.getTime() + overlapHours * 3_600_000);
    const goesOnTooLong = or(isNull(apiKeySecrets.expiresAt), gt(apiKeySecrets.expiresAt, until));
    await tx
      .update(apiKeySecrets)
      .set({ expiresAt: until })
      .where(and(eq(apiKeySecrets.keyId, apiKeyId), goesOnTooLong));
    const { secret, digest, ending } = newKeySecret();
    await tx.insert(apiKeySecrets).values({ digest, organisationId, keyId: apiKeyId, ending, createdAt });
    await record(tx, { type: "api_key.rotated", apiKeyId, occurredAt: createdAt }, { after: { overlapHours } });
    return { apiKeyId, secret };
  });
}
