import { alerts } from "@cartage/db/schema/alerts";
import { escalationPolicies, escalations } from "@cartage/db/schema/escalation";
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { alertContent } from "../../alerts/alert-content.ts";
import { noteEntries } from "../../alerts/note-entry.ts";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { stormOf } from "../../notifications/storm.ts";
import { tell } from "../../notifications/tell.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { listTargets } from "../list-targets.ts";
import { stepAfter } from "../step-after.ts";

/**
 * Takes the escalations that are due a step on, each in a transaction of its own that holds its row: whom it calls, the
 * entry in the history and what comes next are written together or not at all. Answers how many.
 */
export async function escalateDue(ctx: Context, { limit }: { limit: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  let done = 0;
  while (done < limit && (await transactionally(ctx, escalateOne))) done += 1;
  return done;
}

async function escalateOne(tx: Transaction): Promise<boolean> {
  const now = tx.context.now();
  const [due] = await tx
    .select({ escalation: escalations, alert: alerts, policy: escalationPolicies })
    .from(escalations)
    .innerJoin(alerts, eq(alerts.id, escalations.alertId))
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, escalations.policyId))
    .where(and(isNull(escalations.endedAt), lte(escalations.dueAt, now)))
    .orderBy(asc(escalations.dueAt))
    .limit(1)
    // the alert too: an acknowledgement comes before the step or after it
    .for("update", { of: [escalations, alerts], skipLocked: true });
  if (!due) return false;
  const { escalation, alert, policy } = due;
  const { alertId, organisationId, level, round, run } = escalation;
  const mine = tx.update(escalations);
  const isMine = eq(escalations.alertId, alertId);
  const step = policy.levels[level];
  if (alert.state !== "open" || policy.archivedAt !== null || !step) {
    await mine.set({ endedAt: now }).where(isMine);
    return true;
  }
  const storm = await stormOf(tx, alert);
  const userIds = await tell(tx, {
    organisationId,
    topic: "escalated",
    about: `${storm?.about ?? alertId}:${run}.${round}.${level}`,
    alertId,
    severity: alert.severity,
    content: { ...(await alertContent(tx, alertId)), level: level + 1 },
    userIds: await listTargets(tx, organisationId, step.targets),
    isCall: true,
  });
  const detail = { level: level + 1, round, policy: policy.name, userIds };
  await noteEntries(tx, [{ organisationId, alertId, kind: "escalated", detail }]);
  const next = stepAfter({ level, round }, policy);
  await mine
    .set(
      next
        ? { level: next.level, round: next.round, dueAt: new Date(now.getTime() + next.afterS * 1000) }
        : { endedAt: now },
    )
    .where(isMine);
  return true;
}
