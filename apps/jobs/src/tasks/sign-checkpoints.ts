import type { SecretBox } from "@cartage/domain/context";
import { signCheckpoints } from "@cartage/domain/orders/processes/sign-checkpoints";
import type { Logger } from "@cartage/observability/logger";
import type { Task } from "./task.ts";

/** Each hour, how far the chains of proofs have come is signed, and told to the log, which stands outside the database. */
export function createCheckpointing({ secrets, log }: { secrets: SecretBox; log: Logger }): Task {
  return {
    name: "sign-checkpoints",
    schedule: "0 * * * *",
    run: (ctx) =>
      signCheckpoints(ctx, { secrets, told: (checkpoint) => log.info(checkpoint, "chain of proofs signed") }),
  };
}
