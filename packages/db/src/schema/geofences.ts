import { bigint, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const geofences = pgTable("geofences", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  colour: text("colour"),
  note: text("note"),
  createdAt: instant("created_at").notNull().defaultNow(),
  archivedAt: instant("archived_at"),
});

export const geofenceVersions = pgTable(
  "geofence_versions",
  {
    geofenceId: uuid("geofence_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    version: integer("version").notNull(),
    definition: jsonb("definition").notNull(),
    validFrom: instant("valid_from").notNull(),
    validUntil: instant("valid_until"),
    /** Rises with every change of the table: what a worker has seen. */
    change: bigint("change", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
  },
  (table) => [primaryKey({ name: "geofence_versions_identity", columns: [table.geofenceId, table.version] })],
);

export const visits = pgTable(
  "visits",
  {
    vehicleId: uuid("vehicle_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    geofenceId: uuid("geofence_id").notNull(),
    enteredAt: instant("entered_at").notNull(),
    enteredSettledAt: instant("entered_settled_at").notNull(),
    leftAt: instant("left_at"),
    leftSettledAt: instant("left_settled_at"),
  },
  (table) => [primaryKey({ name: "visits_identity", columns: [table.vehicleId, table.geofenceId, table.enteredAt] })],
);
