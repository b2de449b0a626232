import { alerts } from "@cartage/db/schema/alerts";
import { and, asc, eq, inArray } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** The organisation's alerts of these ids, held until the transaction ends. Throws `not_found` when one is missing. */
export async function holdAlerts(tx: Transaction, organisationId: string, alertIds: readonly string[]) {
  const wanted = [...new Set(alertIds)];
  const held = await tx
    .select({
      alertId: alerts.id,
      state: alerts.state,
      ruleId: alerts.ruleId,
      vehicleId: alerts.vehicleId,
      severity: alerts.severity,
      assigneeId: alerts.assigneeId,
      retractedAt: alerts.retractedAt,
    })
    .from(alerts)
    .where(and(eq(alerts.organisationId, organisationId), inArray(alerts.id, wanted)))
    // in one order, so that two selections that overlap do not lock each other out
    .orderBy(asc(alerts.id))
    .for("update");
  if (held.length < wanted.length) throw new DomainError("not_found");
  return held;
}

export type HeldAlert = Awaited<ReturnType<typeof holdAlerts>>[number];
