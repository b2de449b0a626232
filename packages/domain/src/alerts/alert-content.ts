import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import type { NotificationContent } from "@cartage/db/schema/notifications";
import { eq } from "drizzle-orm";
import { readSeesMoment } from "../tracking/trips/visible-stretches.ts";
import type { Transaction } from "../transactionally.ts";
import { fencesOf, judgedBy } from "./alert-columns.ts";
import { type AlertDetail, measuredOf } from "./measured-rules.ts";

/** What a notification about an alert says, as it is now; of one that a private trip raised, not where. */
export async function alertContent(tx: Transaction, alertId: string): Promise<NotificationContent> {
  const [found] = await tx
    .select({
      rule: alertRules.name,
      ruleId: alertRules.id,
      vehicle: vehicles.name,
      vehicleId: vehicles.id,
      organisationId: alerts.organisationId,
      beganAt: alerts.beganAt,
      settledAt: alerts.settledAt,
      value: alerts.value,
      latE7: alerts.latE7,
      lonE7: alerts.lonE7,
      detail: alerts.detail,
      subject: alerts.subject,
      judgedBy,
    })
    .from(alerts)
    .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
    .innerJoin(vehicles, eq(vehicles.id, alerts.vehicleId))
    .where(eq(alerts.id, alertId));
  if (!found) return {};
  const { organisationId, settledAt, latE7, lonE7, subject, judgedBy: judged, ...said } = found;
  const { vehicleId, value } = said;
  const beganAt = said.beganAt.getTime();
  const moments = [beganAt, settledAt.getTime()].map((at) => ({ vehicleId, at }));
  const sees = await readSeesMoment(tx.context, moments, { organisationId });
  const fences = await fencesOf(tx.context, [{ subject }]);
  return {
    ...said,
    beganAt,
    measured: judged && measuredOf(judged, { value, detail: said.detail as AlertDetail }),
    ...(moments.every(sees) && { latE7, lonE7, geofence: fences.get(subject)?.name }),
  };
}
