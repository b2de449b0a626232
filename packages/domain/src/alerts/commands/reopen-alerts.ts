import { escalations } from "@cartage/db/schema/escalation";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "../../context.ts";
import { moveAlerts } from "../move-alerts.ts";
import type { WorkOnAlerts } from "../work-inputs.ts";

/** Opens alerts again that were resolved or closed too soon; they escalate from the beginning. */
export async function reopenAlerts(ctx: Context, { alertIds, comment }: z.infer<typeof WorkOnAlerts>) {
  return moveAlerts(ctx, {
    alertIds,
    move: "reopen",
    kind: "reopened",
    type: "alert.reopened",
    comment,
    async also(tx, { alertId }) {
      await tx
        .update(escalations)
        .set({ level: 0, round: 0, run: sql`${escalations.run} + 1`, dueAt: ctx.now(), endedAt: null })
        .where(eq(escalations.alertId, alertId));
    },
  });
}
