import { pgTable, text, uuid } from "drizzle-orm/pg-core";
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
