import type { NotificationContent, notifications } from "@cartage/db/schema/notifications";
import { fromE7 } from "@cartage/telemetry/units";
import type { UnitSystem } from "../accounts/inputs.ts";
import type { Measured } from "../alerts/measured-rules.ts";

/** What a message to a person is filled in with; `packages/messages` has the words of each topic. */
export interface MessageFacts {
  rule: string;
  vehicle: string;
  severity: "info" | "warning" | "critical";
  /** When it began, in the person's language and zone. */
  at: string;
  /** Its words come with those of the topic. */
  measured: Measured | null;
  geofence: string | null;
  organisation: string;
  units: UnitSystem;
  level: number;
  count: number;
  endpoint: string;
}

/** Where a person reads and writes from. */
export interface Reading {
  locale: string;
  timeZone: string;
}

type Notification = Pick<typeof notifications.$inferSelect, "content" | "severity">;

export function messageFacts(
  { content, severity }: Notification,
  { locale, timeZone }: Reading,
  { organisation, units, count = 0 }: { organisation: string; units: UnitSystem; count?: number },
): MessageFacts {
  const { rule = "", vehicle = "", beganAt, level = 0, endpoint = "" } = content;
  const at = beganAt === undefined ? "" : timeText(beganAt, { locale, timeZone });
  // written by alertContent alone
  const measured = (content.measured ?? null) as Measured | null;
  const geofence = content.geofence ?? null;
  return { rule, vehicle, severity, at, measured, geofence, organisation, units, level, count, endpoint };
}

/** A day and a time with its zone. */
export function timeText(at: number, { locale, timeZone }: Reading): string {
  const shown = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(locale, { timeZone, ...shown }).format(at);
}

/** Where a message leads. */
export function pathOf({ alertId, content }: { alertId: string | null; content: NotificationContent }): string {
  if (alertId !== null) return `/alerts/${alertId}`;
  if (content.endpoint) return "/settings/webhooks";
  return content.ruleId ? `/alerts?rule=${content.ruleId}` : "/alerts";
}

/** What a program is told: SI units, degrees, ISO 8601 times in UTC. */
export function webhookBody({
  id,
  topic,
  alertId,
  severity,
  content,
  createdAt,
}: Pick<typeof notifications.$inferSelect, "id" | "topic" | "alertId" | "severity" | "content" | "createdAt">): {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
} {
  const { rule, ruleId, vehicle, vehicleId, beganAt, value, latE7, lonE7, detail } = content;
  const timestamp = createdAt.toISOString();
  if (topic === "ping") return { type: "ping", timestamp, data: { notificationId: id } };
  return {
    type: `alert.${topic}`,
    timestamp,
    data: {
      alertId,
      severity,
      ruleId,
      rule,
      vehicleId,
      vehicle,
      beganAt: beganAt === undefined ? null : new Date(beganAt).toISOString(),
      value: value ?? null,
      lat: typeof latE7 === "number" ? fromE7(latE7) : null,
      lon: typeof lonE7 === "number" ? fromE7(lonE7) : null,
      detail: detail ?? {},
    },
  };
}
