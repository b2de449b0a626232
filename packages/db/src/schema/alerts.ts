import { bigint, boolean, integer, jsonb, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const alertRules = pgTable("alert_rules", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  pausedAt: instant("paused_at"),
  archivedAt: instant("archived_at"),
});

export const alertRuleVersions = pgTable(
  "alert_rule_versions",
  {
    ruleId: uuid("rule_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    version: integer("version").notNull(),
    definition: jsonb("definition").notNull(),
    validFrom: instant("valid_from").notNull(),
    validUntil: instant("valid_until"),
    /** Rises with every change of the table: what a worker has seen. */
    change: bigint("change", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
  },
  (table) => [primaryKey({ name: "alert_rule_versions_identity", columns: [table.ruleId, table.version] })],
);

export const alerts = pgTable("alerts", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  ruleId: uuid("rule_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  subject: text("subject").notNull().default(""),
  beganAt: instant("began_at").notNull(),
  settledAt: instant("settled_at").notNull(),
  recoveredAt: instant("recovered_at"),
  recoveredSettledAt: instant("recovered_settled_at"),
  severity: text("severity", { enum: ["info", "warning", "critical"] }).notNull(),
  value: real("value"),
  latE7: integer("lat_e7"),
  lonE7: integer("lon_e7"),
  detail: jsonb("detail").notNull().default({}),
  state: text("state", { enum: ["open", "acknowledged", "resolved", "closed", "suppressed"] })
    .notNull()
    .default("open"),
  openedAt: instant("opened_at").notNull().defaultNow(),
  retractedAt: instant("retracted_at"),
  assigneeId: uuid("assignee_id"),
  acknowledgedAt: instant("acknowledged_at"),
  acknowledgedBy: uuid("acknowledged_by"),
  resolvedAt: instant("resolved_at"),
  closedAt: instant("closed_at"),
  suppressedUntil: instant("suppressed_until"),
  /** Raised by the clock, and not shown by a fix yet. */
  isByClock: boolean("is_by_clock").notNull().default(false),
  /** Of what happens on a route, and to which order; null where positions alone raised it. */
  routeId: uuid("route_id"),
  orderId: uuid("order_id"),
});

export const alertEntries = pgTable("alert_entries", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  alertId: uuid("alert_id").notNull(),
  kind: text("kind", {
    enum: [
      "opened",
      "recovered",
      "not_recovered",
      "retracted",
      "restored",
      "acknowledged",
      "assigned",
      "commented",
      "resolved",
      "suppressed",
      "suppression_ended",
      "closed",
      "reopened",
      "told",
      "escalated",
    ],
  }).notNull(),
  authorId: uuid("author_id"),
  apiKeyId: uuid("api_key_id"),
  behindId: uuid("behind_id"),
  body: text("body"),
  detail: jsonb("detail").$type<EntryDetail>().notNull().default({}),
  writtenAt: instant("written_at").notNull().defaultNow(),
});

/** What an entry says besides: whom it was given to, until when it is quiet, who was told at which level. */
export interface EntryDetail {
  assigneeId?: string | null;
  /** Epoch ms. */
  until?: number;
  level?: number;
  round?: number;
  policy?: string;
  userIds?: string[];
}
