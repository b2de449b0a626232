import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type ProofSettings, thresholdsOf } from "../proof/add-inputs.ts";
import { readSettings } from "../proving/read-settings.ts";

/** What a hand-over has to show to be strong, for whoever takes it: the phone keeps it for the time without network. */
export async function showProofNeeds(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "proofs.add");
  const settings: ProofSettings = await readSettings(ctx.session.db, organisationId);
  return { pickup: thresholdsOf(settings, "pickup"), delivery: thresholdsOf(settings, "delivery") };
}
