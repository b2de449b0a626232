import type { z } from "zod";
import type { Context } from "../../context.ts";
import { moveAlerts } from "../move-alerts.ts";
import type { WorkOnAlerts } from "../work-inputs.ts";

/** Says that the cause is dealt with, before positions show it. */
export async function resolveAlerts(ctx: Context, { alertIds, comment }: z.infer<typeof WorkOnAlerts>) {
  return moveAlerts(ctx, {
    alertIds,
    move: "resolve",
    kind: "resolved",
    type: "alert.resolved",
    comment,
    set: (now) => ({ resolvedAt: now, suppressedUntil: null }),
  });
}
