import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

const severities = ["info", "warning", "critical"] as const;
type Severity = (typeof severities)[number];

export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    organisationId: uuid("organisation_id").notNull(),
    userId: uuid("user_id").notNull(),
    channels: jsonb("channels").$type<Record<"in_app" | "mail" | "push" | "sms", Severity[]>>().notNull(),
    timeZone: text("time_zone"),
    quietFrom: text("quiet_from"),
    quietUntil: text("quiet_until"),
    digest: text("digest", { enum: ["none", "hourly", "daily"] })
      .notNull()
      .default("none"),
    digestAt: text("digest_at").notNull().default("08:00"),
    phone: text("phone"),
    retractsBySms: boolean("retracts_by_sms").notNull().default(false),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ name: "notification_preferences_once", columns: [table.organisationId, table.userId] })],
);

export const pushSubscriptions = pgTable("push_subscriptions", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  userId: uuid("user_id").notNull(),
  endpoint: text("endpoint").notNull(),
  p256dh: text("p256dh").notNull(),
  auth: text("auth").notNull(),
  userAgent: text("user_agent"),
  createdAt: instant("created_at").notNull(),
});

export const webhookEndpoints = pgTable("webhook_endpoints", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  url: text("url").notNull(),
  name: text("name").notNull(),
  events: text("events").array().notNull(),
  sealedSecret: bytes("sealed_secret").notNull(),
  createdBy: uuid("created_by").notNull(),
  createdAt: instant("created_at").notNull(),
  failingSince: instant("failing_since"),
  disabledAt: instant("disabled_at"),
  archivedAt: instant("archived_at"),
});

/** What was true when it was written down; words and units come when it is sent. */
export interface NotificationContent {
  rule?: string;
  vehicle?: string;
  ruleId?: string;
  vehicleId?: string;
  /** Epoch ms, by fix time. */
  beganAt?: number;
  value?: number | null;
  latE7?: number | null;
  lonE7?: number | null;
  detail?: unknown;
  /** In SI, as `Measured` of the domain has it. */
  measured?: unknown;
  geofence?: string | undefined;
  level?: number;
  /** Of a storm: the alerts of one rule that opened from then on, for a minute. Epoch ms. */
  stormFrom?: number;
  by?: string;
  endpoint?: string;
}

export const notifications = pgTable("notifications", {
  id: uuid("id").primaryKey(),
  seq: bigint("seq", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
  organisationId: uuid("organisation_id").notNull(),
  key: text("key").notNull(),
  topic: text("topic", {
    enum: ["opened", "escalated", "recovered", "retracted", "storm", "assigned", "webhook_disabled", "ping"],
  }).notNull(),
  channel: text("channel", { enum: ["in_app", "mail", "push", "sms", "webhook"] }).notNull(),
  userId: uuid("user_id"),
  targetId: uuid("target_id"),
  alertId: uuid("alert_id"),
  severity: text("severity", { enum: severities }).notNull(),
  content: jsonb("content").$type<NotificationContent>().notNull(),
  isDigest: boolean("is_digest").notNull().default(false),
  state: text("state", { enum: ["waiting", "handed", "sent", "failed", "dropped"] })
    .notNull()
    .default("waiting"),
  attempts: integer("attempts").notNull().default(0),
  createdAt: instant("created_at").notNull(),
  sendAfter: instant("send_after").notNull(),
  sentAt: instant("sent_at"),
  readAt: instant("read_at"),
  lastError: text("last_error"),
});

export const webhookAttempts = pgTable("webhook_attempts", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  endpointId: uuid("endpoint_id").notNull(),
  notificationId: uuid("notification_id").notNull(),
  attemptedAt: instant("attempted_at").notNull(),
  status: integer("status"),
  error: text("error"),
  tookMs: integer("took_ms").notNull(),
});

export const sendingChannels = pgTable("sending_channels", {
  channel: text("channel", { enum: ["mail", "push", "sms"] }).primaryKey(),
  isSetUp: boolean("is_set_up").notNull(),
  publicKey: text("public_key"),
  changedAt: instant("changed_at").notNull(),
});
