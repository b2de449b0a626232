import { signingKeys } from "@cartage/db/schema/proofs";
import { desc, eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { readSettings } from "../proving/read-settings.ts";

/** What the organisation asks of proofs, and the public keys that its seals verify with. */
export async function showProofSettings(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const { keyId, publicPem, createdAt, retiredAt } = signingKeys;
  const keys = await ctx.session.db
    .select({ keyId, publicPem, createdAt, retiredAt })
    .from(signingKeys)
    .where(eq(signingKeys.organisationId, organisationId))
    .orderBy(desc(createdAt));
  const inMs = keys.map((key) => ({
    ...key,
    createdAt: key.createdAt.getTime(),
    retiredAt: key.retiredAt?.getTime() ?? null,
  }));
  return { settings: await readSettings(ctx.session.db, organisationId), keys: inMs };
}
