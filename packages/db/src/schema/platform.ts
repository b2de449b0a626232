import { bigint, boolean, integer, jsonb, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const outbox = pgTable("outbox", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  eventId: uuid("event_id").notNull(),
  organisationId: uuid("organisation_id"),
  type: text("type").notNull(),
  version: smallint("version").notNull().default(1),
  body: jsonb("body").notNull(),
  traceId: text("trace_id"),
  occurredAt: instant("occurred_at").notNull(),
  relayedAt: instant("relayed_at"),
});

export const instances = pgTable("instances", {
  id: uuid("id").primaryKey(),
  kind: text("kind", { enum: ["web", "worker", "jobs"] }).notNull(),
  version: text("version").notNull(),
  host: text("host").notNull(),
  pid: integer("pid").notNull(),
  startedAt: instant("started_at").notNull(),
  heartbeatAt: instant("heartbeat_at").notNull(),
  stoppedAt: instant("stopped_at"),
  health: jsonb("health").notNull().default({}),
});

export const workerSlots = pgTable("worker_slots", {
  slot: integer("slot").primaryKey(),
  heldBy: uuid("held_by"),
  leasedUntil: instant("leased_until").notNull(),
  hasSession: boolean("has_session").notNull().default(false),
});
