import { bigint, pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const erasures = pgTable("erasures", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  vehicleId: uuid("vehicle_id"),
  driverId: uuid("driver_id"),
  fromTime: instant("from_time").notNull(),
  untilTime: instant("until_time").notNull(),
  askedBy: uuid("asked_by").notNull(),
  askedAt: instant("asked_at").notNull(),
  /** What is gone so far: positions wherever they were kept, messages that could not be read, derived rows. */
  positions: bigint("positions", { mode: "number" }).notNull().default(0),
  letters: bigint("letters", { mode: "number" }).notNull().default(0),
  facts: bigint("facts", { mode: "number" }).notNull().default(0),
  finishedAt: instant("finished_at"),
});
