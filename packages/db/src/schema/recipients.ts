import { boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const recipientSettings = pgTable("recipient_settings", {
  organisationId: uuid("organisation_id").primaryKey(),
  slug: text("slug"),
  isPublic: boolean("is_public").notNull().default(false),
  settings: jsonb("settings").notNull(),
  changedAt: instant("changed_at").notNull(),
});

export const trackingLinks = pgTable("tracking_links", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  orderId: uuid("order_id").notNull(),
  code: text("code").notNull(),
  sealedKey: bytes("sealed_key").notNull(),
  seed: bytes("seed").notNull(),
  locale: text("locale", { enum: ["en", "vi"] }),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  revokedAt: instant("revoked_at"),
  mutedAt: instant("muted_at"),
  views: integer("views").notNull().default(0),
  lastViewedAt: instant("last_viewed_at"),
});

export const trackingLinkViews = pgTable(
  "tracking_link_views",
  {
    linkId: uuid("link_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    day: date("day").notNull(),
    address: text("address").notNull(),
    agent: text("agent"),
    views: integer("views").notNull().default(1),
    lastViewedAt: instant("last_viewed_at").notNull(),
  },
  (table) => [primaryKey({ name: "tracking_link_views_identity", columns: [table.linkId, table.day, table.address] })],
);

export const recipientMessages = pgTable("recipient_messages", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  orderId: uuid("order_id").notNull(),
  linkId: uuid("link_id").notNull(),
  state: text("state").notNull(),
  channel: text("channel", { enum: ["mail", "sms"] }).notNull(),
  locale: text("locale", { enum: ["en", "vi"] }).notNull(),
  outcome: text("outcome", { enum: ["waiting", "handed", "sent", "failed", "dropped"] })
    .notNull()
    .default("waiting"),
  attempts: integer("attempts").notNull().default(0),
  createdAt: instant("created_at").notNull(),
  sendAfter: instant("send_after").notNull(),
  sentAt: instant("sent_at"),
  lastError: text("last_error"),
});

/** How often somebody who has not signed in called; only the database's own functions count here. */
export const strangerCalls = pgTable("stranger_calls", {
  /** Who called and for what, hashed. */
  subject: bytes("subject").primaryKey(),
  calls: integer("calls").notNull(),
  since: instant("since").notNull(),
  until: instant("until").notNull(),
});
