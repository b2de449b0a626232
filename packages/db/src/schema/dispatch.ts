import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const dispatches = pgTable("dispatches", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  routeId: uuid("route_id").notNull(),
  /** What was seen of the route when it was asked for. */
  routeVersion: integer("route_version").notNull(),
  state: text("state", { enum: ["running", "done", "undoing", "undone"] })
    .notNull()
    .default("running"),
  /** Why it is being undone: the code of the refusal. */
  refusal: text("refusal"),
  refusedStep: text("refused_step", { enum: ["reserve", "fix", "instruct", "tell"] }),
  askedBy: uuid("asked_by").notNull(),
  askedByKind: text("asked_by_kind", { enum: ["user", "api_key"] }).notNull(),
  behindId: uuid("behind_id"),
  askedAt: instant("asked_at").notNull(),
  movedAt: instant("moved_at").notNull(),
  endedAt: instant("ended_at"),
  version: integer("version").notNull().default(1),
});

export const dispatchSteps = pgTable(
  "dispatch_steps",
  {
    dispatchId: uuid("dispatch_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    step: text("step", { enum: ["reserve", "fix", "instruct", "tell"] }).notNull(),
    state: text("state", { enum: ["done", "undone"] }).notNull(),
    /** What it did, for whoever undoes it, and for those who look. */
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull().default({}),
    movedAt: instant("moved_at").notNull(),
  },
  (table) => [primaryKey({ name: "dispatch_steps_once", columns: [table.dispatchId, table.step] })],
);

export const reservations = pgTable("reservations", {
  routeId: uuid("route_id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  driverId: uuid("driver_id").notNull(),
  fromTime: instant("from_time").notNull(),
  untilTime: instant("until_time").notNull(),
});
