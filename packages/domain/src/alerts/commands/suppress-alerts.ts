import type { z } from "zod";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { moveAlerts } from "../move-alerts.ts";
import type { SuppressAlerts } from "../work-inputs.ts";

const longestMs = 90 * 86_400_000;

/**
 * Keeps alerts quiet until a time, and every other of the same rule and vehicle that comes until then. Throws
 * `input.invalid` for a time that is past or further off than 90 days.
 */
export async function suppressAlerts(ctx: Context, { alertIds, until, comment }: z.infer<typeof SuppressAlerts>) {
  const ahead = until - ctx.now().getTime();
  if (ahead <= 0 || ahead > longestMs) {
    throw new DomainError("input.invalid", { fields: { until: { code: "invalid" } } });
  }
  return moveAlerts(ctx, {
    alertIds,
    move: "suppress",
    kind: "suppressed",
    type: "alert.suppressed",
    comment,
    detail: { until },
    set: () => ({ suppressedUntil: new Date(until) }),
  });
}
