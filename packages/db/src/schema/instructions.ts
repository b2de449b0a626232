import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const instructions = pgTable("instructions", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  deviceId: uuid("device_id").notNull(),
  kind: text("kind", { enum: ["message", "interval", "settings", "position", "command", "route"] }).notNull(),
  body: jsonb("body").notNull(),
  state: text("state", { enum: ["queued", "sent", "acknowledged", "failed", "expired", "cancelled"] })
    .notNull()
    .default("queued"),
  askedBy: uuid("asked_by").notNull(),
  askedByKind: text("asked_by_kind").notNull(),
  askedAt: instant("asked_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  attempts: integer("attempts").notNull().default(0),
  triedAt: instant("tried_at"),
  triedOver: text("tried_over"),
  nextAttemptAt: instant("next_attempt_at").notNull(),
  sentAt: instant("sent_at"),
  outcome: text("outcome"),
  outcomeAt: instant("outcome_at"),
  receivedAt: instant("received_at"),
  endedAt: instant("ended_at"),
});
