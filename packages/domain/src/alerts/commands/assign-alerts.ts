import { alerts } from "@cartage/db/schema/alerts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { tell } from "../../notifications/tell.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { alertContent } from "../alert-content.ts";
import { holdAlerts } from "../hold-alerts.ts";
import { listWorkers } from "../list-workers.ts";
import { factsOf } from "../move-alerts.ts";
import { noteEntries } from "../note-entry.ts";
import type { AssignAlerts } from "../work-inputs.ts";

/** Gives alerts to a member who works on alerts, and tells them; null takes them back. Throws `not_found`. */
export async function assignAlerts(ctx: Context, { alertIds, assigneeId }: z.infer<typeof AssignAlerts>) {
  const { organisationId, id: byId } = authorise(ctx.actor, "alerts.work");

  return transactionally(ctx, async (tx) => {
    const workers = await listWorkers(tx, organisationId);
    if (assigneeId !== null && !workers.some(({ userId }) => userId === assigneeId)) {
      throw new DomainError("input.invalid", { fields: { assigneeId: { code: "unknown_choice" } } });
    }
    const held = await holdAlerts(tx, organisationId, alertIds);
    const changed = held.filter((alert) => alert.assigneeId !== assigneeId);
    const now = ctx.now();
    for (const alert of changed) {
      const { alertId, assigneeId: before } = alert;
      await tx.update(alerts).set({ assigneeId }).where(eq(alerts.id, alertId));
      await noteEntries(tx, [{ organisationId, alertId, kind: "assigned", detail: { assigneeId } }]);
      const change = { before: { assigneeId: before }, after: { assigneeId } };
      await record(tx, { type: "alert.assigned", ...factsOf(alert), occurredAt: now }, change);
      if (assigneeId === null || assigneeId === byId) continue;
      await tell(tx, {
        organisationId,
        topic: "assigned",
        about: `${alertId}:${tx.context.requestId}`,
        alertId,
        severity: alert.severity,
        content: await alertContent(tx, alertId),
        userIds: [assigneeId],
        channels: ["in_app", "mail"],
      });
    }
    return { alertIds: changed.map(({ alertId }) => alertId) };
  });
}
