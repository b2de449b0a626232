import { bigint, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const vehicleRates = pgTable(
  "vehicle_rates",
  {
    organisationId: uuid("organisation_id").notNull(),
    vehicleType: text("vehicle_type", { enum: ["truck", "trailer", "van", "car", "motorcycle", "bicycle"] }).notNull(),
    perKmMinor: bigint("per_km_minor", { mode: "number" }).notNull(),
    perHourMinor: bigint("per_hour_minor", { mode: "number" }).notNull(),
    currency: text("currency").notNull(),
    co2GPerKm: integer("co2_g_per_km").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (table) => [primaryKey({ name: "vehicle_rates_once", columns: [table.organisationId, table.vehicleType] })],
);
