import { alerts } from "@cartage/db/schema/alerts";
import { escalations } from "@cartage/db/schema/escalation";
import { and, eq, gt, lte, ne, sql } from "drizzle-orm";
import { alertContent } from "../../alerts/alert-content.ts";
import { listWorkers } from "../../alerts/list-workers.ts";
import { noteEntries } from "../../alerts/note-entry.ts";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { choosePolicy } from "../../escalation/choose-policy.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { stormOf } from "../storm.ts";
import { tell, tellEndpoints } from "../tell.ts";
import { withdraw } from "../withdraw.ts";

/** What happened longer before its alert opened than this is told in the app only: nobody is woken for last week. */
const staleMs = 6 * 3_600_000;

export type AlertNews = "alert.opened" | "alert.recovered" | "alert.retracted";

/** Tells people and programs of an alert's news. The same again changes nothing, and what was overtaken is not told. */
export async function tellOfAlert(
  ctx: Context,
  { type, alertId }: { type: AlertNews; alertId: string },
): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");

  await transactionally(ctx, async (tx) => {
    const [alert] = await tx.select().from(alerts).where(eq(alerts.id, alertId)).for("update");
    if (!alert) return;
    if (type === "alert.opened") await opened(tx, alert);
    else if (type === "alert.recovered" && alert.recoveredAt) await recovered(tx, alert);
    else if (type === "alert.retracted" && alert.retractedAt) await withdraw(tx, alert);
  });
}

type Alert = typeof alerts.$inferSelect;

async function opened(tx: Transaction, alert: Alert): Promise<void> {
  const { id: alertId, organisationId, severity } = alert;
  if (alert.retractedAt !== null) return;
  const told = { organisationId, alertId, severity, content: await alertContent(tx, alertId) };
  await tellEndpoints(tx, { type: "alert.opened", topic: "opened", about: alertId, ...told });
  if (alert.state !== "open" || (await suppressed(tx, alert))) return;

  const workers = (await listWorkers(tx, organisationId)).map(({ userId }) => userId);
  const isStale = alert.openedAt.getTime() - alert.settledAt.getTime() > staleMs;
  const policy = isStale ? null : await choosePolicy(tx, alert);
  if (policy) {
    const dueAt = new Date(tx.context.now().getTime() + (policy.levels[0]?.afterS ?? 0) * 1000);
    const begun = { alertId, organisationId, policyId: policy.id, level: 0, round: 0, dueAt };
    await tx.insert(escalations).values(begun).onConflictDoNothing();
  }
  const storm = await stormOf(tx, alert);
  // a policy says who is called; the others see it in the app
  const channels = isStale || policy ? { channels: ["in_app" as const] } : {};
  const userIds = workers;
  const userIdsTold = storm
    ? await tell(tx, { ...told, topic: "storm", ...storm, alertId: null, userIds, ...channels })
    : await tell(tx, { ...told, topic: "opened", about: alertId, userIds, ...channels });
  if (userIdsTold.length > 0) {
    await noteEntries(tx, [{ organisationId, alertId, kind: "told", detail: { userIds: userIdsTold } }]);
  }
}

/** Whether another alert of the same rule and vehicle is kept quiet; then this one is too. */
async function suppressed(tx: Transaction, alert: Alert): Promise<boolean> {
  const [quiet] = await tx
    .select({ until: sql<string>`max(${alerts.suppressedUntil})` })
    .from(alerts)
    .where(
      and(
        eq(alerts.ruleId, alert.ruleId),
        eq(alerts.vehicleId, alert.vehicleId),
        ne(alerts.id, alert.id),
        gt(alerts.suppressedUntil, tx.context.now()),
      ),
    );
  if (!quiet?.until) return false;
  const suppressedUntil = new Date(quiet.until);
  await tx.update(alerts).set({ state: "suppressed", suppressedUntil }).where(eq(alerts.id, alert.id));
  const { id: alertId, organisationId } = alert;
  await noteEntries(tx, [
    { organisationId, alertId, kind: "suppressed", detail: { until: suppressedUntil.getTime() } },
  ]);
  return true;
}

async function recovered(tx: Transaction, alert: Alert): Promise<void> {
  const { id: alertId, organisationId, severity } = alert;
  const told = { organisationId, alertId, severity, about: alertId, content: await alertContent(tx, alertId) };
  await tellEndpoints(tx, { type: "alert.recovered", topic: "recovered", ...told });
  const by = await tx.execute<{ user_id: string }>(sql`
    select distinct user_id from notifications
     where alert_id = ${alertId} and user_id is not null and topic in ('opened', 'escalated')`);
  const userIds = by.map(({ user_id }) => user_id);
  await tell(tx, { ...told, topic: "recovered", userIds, channels: ["in_app"] });
}

/** Ends quiet times that are over: the alert is open again, and told of. Answers how many. */
export async function wakeSuppressed(ctx: Context, { limit }: { limit: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");

  return transactionally(ctx, async (tx) => {
    const due = await tx
      .select()
      .from(alerts)
      .where(and(eq(alerts.state, "suppressed"), lte(alerts.suppressedUntil, ctx.now())))
      .limit(limit)
      .for("update", { skipLocked: true });
    for (const alert of due) {
      await tx.update(alerts).set({ state: "open", suppressedUntil: null }).where(eq(alerts.id, alert.id));
      const { id: alertId, organisationId } = alert;
      await noteEntries(tx, [{ organisationId, alertId, kind: "suppression_ended" }]);
      await opened(tx, { ...alert, state: "open", suppressedUntil: null });
    }
    return due.length;
  });
}
