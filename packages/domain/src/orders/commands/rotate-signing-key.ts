import { signingKeys } from "@cartage/db/schema/proofs";
import { and, eq, isNull } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdOrganisationChain } from "../proving/hold-chains.ts";
import { makeSigningKey } from "../proving/hold-signing-key.ts";

/** From now on the organisation's proofs are sealed with a new key; what the older one signed stays and verifies. */
export async function rotateSigningKey(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    await holdOrganisationChain(tx, organisationId);
    const occurredAt = ctx.now();
    const [retired] = await tx
      .update(signingKeys)
      .set({ retiredAt: occurredAt })
      .where(and(eq(signingKeys.organisationId, organisationId), isNull(signingKeys.retiredAt)))
      .returning({ keyId: signingKeys.keyId });
    const { id: keyId } = await makeSigningKey(tx, organisationId);
    const event = { type: "organisation.signing_key_rotated", organisationId, occurredAt } as const;
    await record(tx, event, { ...(retired && { before: retired }), after: { keyId } });
    return { keyId };
  });
}
