import type { Context, SecretBox } from "../../context.ts";
import { signCheckpoint } from "../commands/sign-checkpoint.ts";
import type { Checkpoint } from "../proof/inputs.ts";
import { listUnsignedChains } from "../queries/list-unsigned-chains.ts";

/** Signs each chain that went on, so that no rewriting of what came before fits what was told. */
export async function signCheckpoints(
  ctx: Context,
  { secrets, told }: { secrets: SecretBox; told(checkpoint: Checkpoint): void },
): Promise<number> {
  let signed = 0;
  for (const organisationId of await listUnsignedChains(ctx)) {
    const checkpoint = await signCheckpoint({ ...ctx, secrets }, { organisationId });
    if (!checkpoint) continue;
    told(checkpoint);
    signed += 1;
  }
  return signed;
}
