import { boolean, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** What people say of trips; trips themselves are derived and stand in derived.ts. */
export const tripEdits = pgTable("trip_edits", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  kind: text("kind", { enum: ["join", "cut"] }).notNull(),
  at: instant("at").notNull(),
  createdBy: uuid("created_by").notNull(),
  createdAt: instant("created_at").notNull(),
  removedAt: instant("removed_at"),
});

export const tripLabels = pgTable("trip_labels", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  fromTime: instant("from_time").notNull(),
  untilTime: instant("until_time").notNull(),
  label: text("label", { enum: ["private", "business"] }),
  labelledBy: uuid("labelled_by").notNull(),
  labelledAt: instant("labelled_at").notNull(),
  wasUnderWay: boolean("was_under_way").notNull().default(false),
});
