import type { z } from "zod";
import type { Context } from "../../context.ts";
import { signCheckpoint } from "../commands/sign-checkpoint.ts";
import type { ProofId } from "../proof/add-inputs.ts";
import { packBundle } from "../proof/bundle/pack-bundle.ts";
import { readChain } from "../queries/read-chain.ts";
import { readSealedProof } from "../queries/read-sealed-proof.ts";

/** The bundle of a proof. One that is newer than the last checkpoint gets a checkpoint now. Throws `not_found`, `proof.erased`. */
export async function bundleProof(ctx: Context, input: z.infer<typeof ProofId>) {
  const made = await readSealedProof(ctx, input);
  const { organisationId } = made.seal.statement;
  let chain = await readChain(ctx, made.seal.statement);
  if (!chain) {
    await signCheckpoint(ctx, { organisationId });
    chain = await readChain(ctx, made.seal.statement);
  }
  if (!chain) throw new Error(`No checkpoint follows the seal of proof ${input.proofId}.`);
  return { number: made.proof.order.number, bytes: packBundle({ ...made, ...chain }) };
}
