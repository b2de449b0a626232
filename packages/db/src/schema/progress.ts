import { integer, jsonb, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** How far a route is that a driver took on; jsonb is read through the schemas of `domain/routes/eta`. */
export const routeProgress = pgTable("route_progress", {
  routeId: uuid("route_id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  /** When somebody looks at it next. */
  lookAt: instant("look_at").notNull(),
  lookedAt: instant("looked_at"),
  /** The newest fix that was looked at, and the oldest that came late since. */
  seenThrough: instant("seen_through"),
  againFrom: instant("again_from"),
  latE7: integer("lat_e7"),
  lonE7: integer("lon_e7"),
  percent: integer("percent").notNull().default(0),
  distanceLeftM: integer("distance_left_m"),
  stopsLeft: integer("stops_left").notNull().default(0),
  wayKey: text("way_key"),
  way: jsonb("way"),
  standing: jsonb("standing"),
  conditions: jsonb("conditions").notNull().default({}),
  pace: jsonb("pace"),
  closedAt: instant("closed_at"),
});

export const stopEstimates = pgTable("stop_estimates", {
  stopId: uuid("stop_id").primaryKey(),
  routeId: uuid("route_id").notNull(),
  organisationId: uuid("organisation_id").notNull(),
  orderId: uuid("order_id").notNull(),
  leg: integer("leg").notNull(),
  kind: text("kind", { enum: ["pickup", "delivery"] }).notNull(),
  p50: instant("p50"),
  p90: instant("p90"),
  /** How likely it comes after its window, 0 to 1; null without one. */
  lateShare: real("late_share"),
  stopsBefore: integer("stops_before").notNull().default(0),
  conditions: jsonb("conditions").notNull().default({}),
  predictions: jsonb("predictions").notNull().default([]),
  estimatedAt: instant("estimated_at"),
  settledAt: instant("settled_at"),
  learnedAt: instant("learned_at"),
});

/** What the fleet learned of how long things take. */
export const learnedDurations = pgTable(
  "learned_durations",
  {
    organisationId: uuid("organisation_id").notNull(),
    key: text("key").notNull(),
    sketch: jsonb("sketch").notNull(),
  },
  (table) => [primaryKey({ name: "learned_durations_once", columns: [table.organisationId, table.key] })],
);

/** How areas run now. */
export const areaPaces = pgTable(
  "area_paces",
  {
    organisationId: uuid("organisation_id").notNull(),
    area: text("area").notNull(),
    pace: jsonb("pace").notNull(),
  },
  (table) => [primaryKey({ name: "area_paces_once", columns: [table.organisationId, table.area] })],
);

/** What was predicted against what happened, for each organisation. */
export const etaCalibrations = pgTable("eta_calibrations", {
  organisationId: uuid("organisation_id").primaryKey(),
  calibration: jsonb("calibration").notNull(),
  changedAt: instant("changed_at").notNull(),
});
