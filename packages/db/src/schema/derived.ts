import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

const transactionId = customType<{ data: string }>({ dataType: () => "xid8" });

export const derivationMarks = pgTable("derivation_marks", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  deviceKey: integer("device_key"),
  since: instant("since").notNull(),
  until: instant("until").notNull().default(sql`'infinity'`),
  markedAt: instant("marked_at").notNull().defaultNow(),
  /** Nothing of the vehicle itself is new: another one's positions are, which a rule of it looks at. */
  byNeighbour: boolean("by_neighbour").notNull().default(false),
});

export const derivationBatches = pgTable("derivation_batches", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  deviceKeys: integer("device_keys").array().notNull(),
  sinces: instant("sinces").array().notNull(),
  untils: instant("untils").array().notNull(),
  storedAt: instant("stored_at").notNull().defaultNow(),
});

export const vehicleDerivations = pgTable("vehicle_derivations", {
  vehicleId: uuid("vehicle_id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  version: bigint("version", { mode: "number" }).notNull().default(0),
  through: instant("through"),
  state: text("state"),
  /** What is under way: `TrackState` of the derivation. */
  current: jsonb("current").generatedAlwaysAs(sql`state::jsonb -> 'track'`),
  derivedAt: instant("derived_at"),
  /** When the clock looks at the vehicle next; null where no rule on silence waits. */
  wakesAt: instant("wakes_at"),
  /** Whether the clock told something that no fix has shown yet. */
  isSilent: boolean("is_silent").notNull().default(false),
});

export const definitionCounts = pgTable("definition_counts", {
  organisationId: uuid("organisation_id").primaryKey(),
  /** How often geofences and rules have changed. */
  count: bigint("count", { mode: "number" }).notNull().default(0),
  changedBy: transactionId("changed_by"),
  since: instant("since"),
});

export const derivationCheckpoints = pgTable(
  "derivation_checkpoints",
  {
    vehicleId: uuid("vehicle_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    before: instant("before").notNull(),
    state: text("state").notNull(),
  },
  (table) => [primaryKey({ name: "derivation_checkpoints_identity", columns: [table.vehicleId, table.before] })],
);

export const screeningSettings = pgTable(
  "screening_settings",
  {
    organisationId: uuid("organisation_id").notNull(),
    vehicleType: text("vehicle_type", {
      enum: ["any", "truck", "trailer", "van", "car", "motorcycle", "bicycle"],
    })
      .notNull()
      .default("any"),
    settings: jsonb("settings").notNull(),
    changedAt: instant("changed_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ name: "screening_settings_identity", columns: [table.organisationId, table.vehicleType] })],
);

export const trips = pgTable(
  "trips",
  {
    vehicleId: uuid("vehicle_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at").notNull(),
    settledAt: instant("settled_at").notNull(),
    startLatE7: integer("start_lat_e7").notNull(),
    startLonE7: integer("start_lon_e7").notNull(),
    endLatE7: integer("end_lat_e7").notNull(),
    endLonE7: integer("end_lon_e7").notNull(),
    distanceM: integer("distance_m").notNull(),
    engineS: integer("engine_s").notNull(),
    idlingS: integer("idling_s").notNull(),
    topSpeedCmps: integer("top_speed_cmps").notNull(),
    fuelUsedL: real("fuel_used_l"),
  },
  (table) => [primaryKey({ name: "trips_identity", columns: [table.vehicleId, table.startedAt] })],
);

export const halts = pgTable(
  "halts",
  {
    vehicleId: uuid("vehicle_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at").notNull(),
    settledAt: instant("settled_at").notNull(),
    latE7: integer("lat_e7").notNull(),
    lonE7: integer("lon_e7").notNull(),
    engineS: integer("engine_s").notNull(),
  },
  (table) => [primaryKey({ name: "halts_identity", columns: [table.vehicleId, table.startedAt] })],
);

/** Doubted positions that somebody said are right. */
export const restoredPositions = pgTable(
  "restored_positions",
  {
    deviceKey: integer("device_key").notNull(),
    fixTime: instant("fix_time").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    restoredBy: uuid("restored_by").notNull(),
    restoredAt: instant("restored_at").notNull(),
  },
  (table) => [primaryKey({ name: "restored_positions_identity", columns: [table.deviceKey, table.fixTime] })],
);
