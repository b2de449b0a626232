import { bigint, boolean, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

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

export const auditEntries = pgTable("audit_entries", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  organisationId: uuid("organisation_id"),
  occurredAt: instant("occurred_at").notNull(),
  type: text("type").notNull(),
  subjectKind: text("subject_kind").notNull(),
  subjectId: text("subject_id").notNull(),
  actorKind: text("actor_kind", { enum: ["user", "driver", "device", "api_key", "process", "recipient"] }).notNull(),
  actorId: text("actor_id").notNull(),
  behindId: uuid("behind_id"),
  before: jsonb("before"),
  after: jsonb("after"),
  address: text("address"),
  requestId: text("request_id").notNull(),
  traceId: text("trace_id"),
});

export const auditSeals = pgTable(
  "audit_seals",
  {
    chain: uuid("chain").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    entryId: bigint("entry_id", { mode: "number" }).notNull(),
    hash: bytes("hash").notNull(),
    sealedAt: instant("sealed_at").notNull(),
  },
  (table) => [primaryKey({ name: "audit_seals_in_order", columns: [table.chain, table.seq] })],
);
