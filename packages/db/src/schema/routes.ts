import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const hubs = pgTable("hubs", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  /** What people and files call it; unique among hubs in use. */
  code: text("code").notNull(),
  name: text("name").notNull(),
  kind: text("kind", { enum: ["depot", "warehouse", "cross_dock"] }).notNull(),
  address: text("address").notNull(),
  latE7: integer("lat_e7").notNull(),
  lonE7: integer("lon_e7").notNull(),
  geofenceId: uuid("geofence_id"),
  timeZone: text("time_zone").notNull(),
  /** Spans of each week, as `WeeklyHours` has them; null: always open. */
  openingSpans: jsonb("opening_spans"),
  capacityPallets: integer("capacity_pallets"),
  /** Whether goods change between trucks and motorcycles here. */
  isCityEdge: boolean("is_city_edge").notNull().default(false),
  state: text("state", { enum: ["active", "inactive", "broken", "maintenance", "full"] })
    .notNull()
    .default("active"),
  stateReason: text("state_reason"),
  stateChangedAt: instant("state_changed_at").notNull(),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
  archivedAt: instant("archived_at"),
});

export const lanes = pgTable("lanes", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  fromHubId: uuid("from_hub_id").notNull(),
  toHubId: uuid("to_hub_id").notNull(),
  distanceM: integer("distance_m").notNull(),
  durationS: integer("duration_s").notNull(),
  isUsable: boolean("is_usable").notNull().default(true),
  version: integer("version").notNull().default(1),
  createdAt: instant("created_at").notNull(),
});

export const hubWorkers = pgTable(
  "hub_workers",
  {
    hubId: uuid("hub_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    userId: uuid("user_id").notNull(),
    since: instant("since").notNull(),
  },
  (table) => [primaryKey({ name: "hub_workers_once_per_hub", columns: [table.hubId, table.userId] })],
);
