import { date, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Who is told when a level comes due. */
export type EscalationTarget =
  | { kind: "member"; id: string }
  | { kind: "rota"; id: string }
  | { kind: "role"; id: "organisation_administrator" | "dispatcher" };

export interface EscalationLevel {
  /** Seconds after the level before, or after the alert opened. */
  afterS: number;
  targets: EscalationTarget[];
}

export const escalationPolicies = pgTable("escalation_policies", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  levels: jsonb("levels").$type<EscalationLevel[]>().notNull(),
  /** Null: until somebody acknowledges. */
  repeats: integer("repeats").default(0),
  repeatAfterS: integer("repeat_after_s").notNull().default(300),
  createdAt: instant("created_at").notNull(),
  archivedAt: instant("archived_at"),
});

export const escalationChoices = pgTable("escalation_choices", {
  organisationId: uuid("organisation_id").notNull(),
  ruleId: uuid("rule_id"),
  severity: text("severity", { enum: ["info", "warning", "critical"] }),
  policyId: uuid("policy_id").notNull(),
});

export const rotas = pgTable("rotas", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull(),
  startsOn: date("starts_on", { mode: "string" }).notNull(),
  handOverAt: text("hand_over_at").notNull(),
  shiftDays: integer("shift_days").notNull(),
  userIds: uuid("user_ids").array().notNull(),
  createdAt: instant("created_at").notNull(),
  archivedAt: instant("archived_at"),
});

export const rotaOverrides = pgTable("rota_overrides", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  rotaId: uuid("rota_id").notNull(),
  userId: uuid("user_id").notNull(),
  startsAt: instant("starts_at").notNull(),
  endsAt: instant("ends_at").notNull(),
});

export const escalations = pgTable("escalations", {
  alertId: uuid("alert_id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  policyId: uuid("policy_id").notNull(),
  level: integer("level").notNull(),
  round: integer("round").notNull(),
  run: integer("run").notNull().default(0),
  dueAt: instant("due_at").notNull(),
  endedAt: instant("ended_at"),
});
