import type { z } from "zod";
import type { Context } from "../../context.ts";
import { moveAlerts } from "../move-alerts.ts";
import type { WorkOnAlerts } from "../work-inputs.ts";

/** Puts alerts away, whatever positions show later. */
export async function closeAlerts(ctx: Context, { alertIds, comment }: z.infer<typeof WorkOnAlerts>) {
  return moveAlerts(ctx, {
    alertIds,
    move: "close",
    kind: "closed",
    type: "alert.closed",
    comment,
    set: (now) => ({ closedAt: now, suppressedUntil: null }),
  });
}
