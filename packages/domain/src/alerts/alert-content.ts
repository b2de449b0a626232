import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { vehicles } from "@cartage/db/schema/fleet";
import type { NotificationContent } from "@cartage/db/schema/notifications";
import { eq } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** What a notification about an alert says, as it is now. */
export async function alertContent(tx: Transaction, alertId: string): Promise<NotificationContent> {
  const [found] = await tx
    .select({
      rule: alertRules.name,
      ruleId: alertRules.id,
      vehicle: vehicles.name,
      vehicleId: vehicles.id,
      beganAt: alerts.beganAt,
      value: alerts.value,
      latE7: alerts.latE7,
      lonE7: alerts.lonE7,
      detail: alerts.detail,
    })
    .from(alerts)
    .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
    .innerJoin(vehicles, eq(vehicles.id, alerts.vehicleId))
    .where(eq(alerts.id, alertId));
  return found ? { ...found, beganAt: found.beganAt.getTime() } : {};
}
