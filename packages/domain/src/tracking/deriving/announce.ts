import { newId } from "@cartage/db/id";
import { outbox } from "@cartage/db/schema/platform";
import type { Session } from "@cartage/db/session";
import type { DomainEvent } from "../../events.ts";

/** An alert that opened, is over, or never should have been. */
export interface ChangedAlert {
  alertId: string;
  ruleId: string;
  vehicleId: string;
  organisationId: string;
  severity: "info" | "warning" | "critical";
}

type AlertEvent = Extract<DomainEvent, { alertId: string; ruleId: string }>["type"];

/** What is derived is nobody's command: it goes to the outbox, in the transaction that makes it true, and not to the audit trail. */
export async function announceAlerts(
  { db }: Session,
  type: AlertEvent,
  alerts: readonly ChangedAlert[],
): Promise<void> {
  if (alerts.length === 0) return;
  const occurredAt = new Date();
  const rows = alerts.map(({ organisationId, alertId, ruleId, vehicleId, severity }) => ({
    eventId: newId(),
    organisationId,
    type,
    body: { alertId, ruleId, vehicleId, severity },
    occurredAt,
  }));
  await db.insert(outbox).values(rows);
}

/** Tells that what was said of a vehicle's past is otherwise now, between two fix times. */
export async function announceCorrection(
  { db }: Session,
  { organisationId, vehicleId, from, until }: { organisationId: string; vehicleId: string; from: Date; until: Date },
): Promise<void> {
  await db.insert(outbox).values({
    eventId: newId(),
    organisationId,
    type: "vehicle.corrected" satisfies DomainEvent["type"],
    body: { vehicleId, from, until },
    occurredAt: new Date(),
  });
}
