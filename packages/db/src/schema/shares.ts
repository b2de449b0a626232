import { date, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const trackShares = pgTable("track_shares", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  fromTime: instant("from_time").notNull(),
  untilTime: instant("until_time").notNull(),
  note: text("note"),
  blurM: integer("blur_m").notNull(),
  hidesEndsM: integer("hides_ends_m").notNull(),
  seed: bytes("seed").notNull(),
  digest: bytes("digest").notNull(),
  createdBy: uuid("created_by").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  revokedAt: instant("revoked_at"),
  views: integer("views").notNull().default(0),
  lastViewedAt: instant("last_viewed_at"),
});

export const trackShareViews = pgTable(
  "track_share_views",
  {
    shareId: uuid("share_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    day: date("day").notNull(),
    address: text("address").notNull(),
    agent: text("agent"),
    views: integer("views").notNull().default(1),
    lastViewedAt: instant("last_viewed_at").notNull(),
  },
  (table) => [primaryKey({ name: "track_share_views_identity", columns: [table.shareId, table.day, table.address] })],
);
