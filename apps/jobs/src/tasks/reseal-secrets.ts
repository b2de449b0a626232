import type { SecretBox } from "@cartage/domain/context";
import { resealSecrets } from "@cartage/domain/platform/commands/reseal-secrets";
import type { Logger } from "@cartage/observability/logger";
import type { Task } from "./task.ts";

/** After a change of ENCRYPTION_KEY nothing stays under the older one; the log says when it can go. */
export function createResealing({ secrets, log }: { secrets: SecretBox; log: Logger }): Task {
  return {
    name: "reseal-secrets",
    schedule: "5 2 * * *",
    isDueAtStart: true,
    async run(ctx) {
      const { resealed, lost } = await resealSecrets(ctx, { secrets });
      if (lost > 0) log.error({ lost }, "sealed under keys that ENCRYPTION_KEY does not have");
      if (resealed > 0) log.info({ resealed }, "sealed anew: older keys of ENCRYPTION_KEY may go");
      return resealed;
    },
  };
}
