import { sql } from "drizzle-orm";
import { bigint, date, integer, jsonb, pgTable, primaryKey, real, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const vehicleGroups = pgTable("vehicle_groups", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  parentId: uuid("parent_id"),
  name: text("name").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

export const vehicles = pgTable("vehicles", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  plate: text("plate"),
  vin: text("vin"),
  type: text("type", { enum: ["truck", "trailer", "van", "car", "motorcycle", "bicycle"] }).notNull(),
  groupId: uuid("group_id"),
  tags: text("tags").array().notNull().default(sql`'{}'`),
  capacityWeightKg: integer("capacity_weight_kg"),
  capacityVolumeM3: real("capacity_volume_m3"),
  capacityPallets: integer("capacity_pallets"),
  skills: text("skills").array().notNull().default(sql`'{}'`),
  homeHubId: uuid("home_hub_id"),
  createdAt: instant("created_at").notNull().defaultNow(),
  archivedAt: instant("archived_at"),
  version: bigint("version", { mode: "number" }).notNull().default(sql`nextval('vehicle_state_version')`),
});

export const devices = pgTable("devices", {
  id: uuid("id").primaryKey(),
  key: integer("key").generatedAlwaysAsIdentity().notNull(),
  organisationId: uuid("organisation_id").notNull(),
  organisationKey: integer("organisation_key").notNull(),
  name: text("name").notNull(),
  kind: text("kind", { enum: ["tracker", "phone"] }).notNull(),
  /** What another system calls it; null when nothing does. */
  outsideId: text("outside_id"),
  secretSalt: bytes("secret_salt").notNull(),
  secretIterations: integer("secret_iterations").notNull(),
  secretHash: bytes("secret_hash").notNull(),
  secretIssuedAt: instant("secret_issued_at").notNull().defaultNow(),
  createdBySession: uuid("created_by_session"),
  createdAt: instant("created_at").notNull().defaultNow(),
  revokedAt: instant("revoked_at"),
});

export const fittings = pgTable("fittings", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  deviceId: uuid("device_id").notNull(),
  deviceKey: integer("device_key").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  fittedAt: instant("fitted_at").notNull(),
  removedAt: instant("removed_at"),
});

export const assignments = pgTable("assignments", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  driverId: uuid("driver_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  kind: text("kind", { enum: ["primary", "backup"] })
    .notNull()
    .default("primary"),
  assignedAt: instant("assigned_at").notNull(),
  endedAt: instant("ended_at"),
  version: integer("version").notNull().default(1),
});

export const drivers = pgTable(
  "drivers",
  {
    userId: uuid("user_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    licenceClasses: text("licence_classes").array().notNull().default(sql`'{}'`),
    /** The last day on which the licence holds, as YYYY-MM-DD. */
    licenceEndsOn: date("licence_ends_on", { mode: "string" }),
    skills: text("skills").array().notNull().default(sql`'{}'`),
    /** `WeeklyHours`; null: none agreed. */
    workingHours: jsonb("working_hours"),
    version: integer("version").notNull().default(1),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ name: "drivers_once_per_organisation", columns: [table.organisationId, table.userId] })],
);
