import { proofSettings } from "@cartage/db/schema/proofs";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { ProofSettings } from "../proof/add-inputs.ts";
import { readSettings } from "../proving/read-settings.ts";

/** Sets what the organisation holds to be strong. Proofs that were sealed before keep the thresholds that they bear. */
export async function changeProofSettings(ctx: Context, settings: ProofSettings) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const changedAt = ctx.now();

  return transactionally(ctx, async (tx) => {
    const before = await readSettings(tx, organisationId);
    await tx
      .insert(proofSettings)
      .values({ organisationId, settings, changedAt })
      .onConflictDoUpdate({ target: proofSettings.organisationId, set: { settings, changedAt } });
    const event = { type: "organisation.proofs_settled", organisationId, occurredAt: changedAt } as const;
    await record(tx, event, changeOf(before, settings));
    return { organisationId };
  });
}
