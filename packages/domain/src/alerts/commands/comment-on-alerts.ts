import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdAlerts } from "../hold-alerts.ts";
import { factsOf } from "../move-alerts.ts";
import { noteEntries } from "../note-entry.ts";
import type { CommentOnAlerts } from "../work-inputs.ts";

/** Writes into the histories of alerts. Throws `not_found`. */
export async function commentOnAlerts(ctx: Context, { alertIds, body }: z.infer<typeof CommentOnAlerts>) {
  const { organisationId } = authorise(ctx.actor, "alerts.work");

  return transactionally(ctx, async (tx) => {
    const held = await holdAlerts(tx, organisationId, alertIds);
    for (const alert of held) {
      const { alertId } = alert;
      await noteEntries(tx, [{ organisationId, alertId, kind: "commented", body }]);
      await record(tx, { type: "alert.commented", ...factsOf(alert), occurredAt: ctx.now() });
    }
    return { alertIds: held.map(({ alertId }) => alertId) };
  });
}
