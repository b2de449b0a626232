import { integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const apiKeys = pgTable("api_keys", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  scopes: text("scopes").array().notNull(),
  createdBy: uuid("created_by"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
  lastUsedAt: instant("last_used_at"),
  revokedAt: instant("revoked_at"),
});

export const apiKeySecrets = pgTable("api_key_secrets", {
  digest: bytes("digest").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  keyId: uuid("key_id").notNull(),
  /** Its last characters, by which people tell one from another. */
  ending: text("ending").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at"),
});

export const webhookReceipts = pgTable("webhook_receipts", {
  id: uuid("id").primaryKey(),
  provider: text("provider", { enum: ["clerk", "stripe", "revenuecat"] }).notNull(),
  eventId: text("event_id").notNull(),
  type: text("type").notNull(),
  eventAt: instant("event_at"),
  subject: text("subject"),
  outcome: text("outcome", {
    enum: ["applied", "outdated", "ignored", "conflict", "repeated", "refused"],
  }).notNull(),
  reason: text("reason"),
  facts: jsonb("facts"),
  digest: bytes("digest").notNull(),
  times: integer("times").notNull().default(1),
  receivedAt: instant("received_at").notNull(),
  traceId: text("trace_id"),
});

export const directoryUsers = pgTable(
  "directory_users",
  {
    provider: text("provider", { enum: ["clerk"] }).notNull(),
    externalId: text("external_id").notNull(),
    userId: uuid("user_id"),
    email: text("email"),
    name: text("name"),
    eventAt: instant("event_at"),
    eventRank: smallint("event_rank"),
    eventId: text("event_id"),
    deletedAt: instant("deleted_at"),
  },
  (table) => [primaryKey({ name: "directory_users_once", columns: [table.provider, table.externalId] })],
);
