import type { alerts } from "@cartage/db/schema/alerts";
import { notifications } from "@cartage/db/schema/notifications";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { alertContent } from "../alerts/alert-content.ts";
import type { Transaction } from "../transactionally.ts";
import { listReceivers } from "./list-receivers.ts";
import type { PersonalChannel } from "./preference-rules.ts";
import { tell, tellEndpoints } from "./tell.ts";

/**
 * Takes back what was told of an alert that never was: what waits is dropped, and who was told is told of it by the same
 * channel, by SMS only who wants that. It is no emergency, so quiet hours hold it back.
 */
export async function withdraw(tx: Transaction, alert: typeof alerts.$inferSelect): Promise<void> {
  const { id: alertId, organisationId } = alert;
  const isOfAlert = and(
    eq(notifications.alertId, alertId),
    inArray(notifications.topic, ["opened", "escalated", "recovered"]),
  );
  await tx
    .update(notifications)
    .set({ state: "dropped" })
    .where(and(isOfAlert, eq(notifications.state, "waiting")));
  const told = await tx
    .selectDistinct({ userId: notifications.userId, channel: notifications.channel })
    .from(notifications)
    .where(and(isOfAlert, inArray(notifications.state, ["sent", "handed"]), isNotNull(notifications.userId)));
  const content = await alertContent(tx, alertId);
  const telling = { organisationId, alertId, content, topic: "retracted" as const, about: alertId };
  await tellEndpoints(tx, { ...telling, severity: alert.severity, type: "alert.retracted" });
  const userIds = [...new Set(told.map(({ userId }) => userId ?? ""))];
  for (const { userId, preferences } of await listReceivers(tx, organisationId, userIds)) {
    const channels = told
      .filter((each) => each.userId === userId && (each.channel !== "sms" || preferences.retractsBySms))
      .map(({ channel }) => channel as PersonalChannel);
    // by the severity that they were told of, which decides about channels; but it may wait like the least
    const severity = alert.severity === "critical" ? "warning" : alert.severity;
    await tell(tx, { ...telling, severity, userIds: [userId], channels, byTheseAtLeast: true });
  }
}
