import type { z } from "zod";
import type { Context } from "../../context.ts";
import { moveAlerts } from "../move-alerts.ts";
import type { WorkOnAlerts } from "../work-inputs.ts";

/** Takes alerts on: nobody else is woken for them, and who takes one that was nobody's has it. */
export async function acknowledgeAlerts(ctx: Context, { alertIds, comment }: z.infer<typeof WorkOnAlerts>) {
  const isPerson = ctx.actor.kind === "user" || ctx.actor.kind === "driver";
  const personId = isPerson ? ctx.actor.id : null;
  return moveAlerts(ctx, {
    alertIds,
    move: "acknowledge",
    kind: "acknowledged",
    type: "alert.acknowledged",
    comment,
    set: (now, { assigneeId }) => ({
      acknowledgedAt: now,
      acknowledgedBy: personId,
      assigneeId: assigneeId ?? personId,
      suppressedUntil: null,
    }),
  });
}
