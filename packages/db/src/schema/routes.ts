import { bigint, boolean, date, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
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

/** One vehicle's planned working day. */
export const routes = pgTable("routes", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  /** YYYY-MM-DD. */
  day: date("day", { mode: "string" }).notNull(),
  /** Whose midnight the day begins at. */
  timeZone: text("time_zone").notNull(),
  vehicleId: uuid("vehicle_id").notNull(),
  driverId: uuid("driver_id"),
  state: text("state", { enum: ["planned", "sent", "accepted", "under_way", "finished", "cancelled"] })
    .notNull()
    .default("planned"),
  version: integer("version").notNull().default(1),
  startHubId: uuid("start_hub_id"),
  endHubId: uuid("end_hub_id"),
  shiftFrom: instant("shift_from").notNull(),
  shiftUntil: instant("shift_until").notNull(),
  /** Rests that the plan counts with; epoch ms. */
  breaks: jsonb("breaks").$type<{ from: number; until: number }[]>().notNull().default([]),
  departsAt: instant("departs_at").notNull(),
  endsAt: instant("ends_at").notNull(),
  distanceM: integer("distance_m").notNull(),
  workS: integer("work_s").notNull(),
  createdAt: instant("created_at").notNull(),
  sentAt: instant("sent_at"),
  acceptedAt: instant("accepted_at"),
  declinedAt: instant("declined_at"),
  declineReason: text("decline_reason"),
  startedAt: instant("started_at"),
  finishedAt: instant("finished_at"),
});

/** Where something of an order's leg is taken on board or handed over. */
export const routeStops = pgTable("route_stops", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  routeId: uuid("route_id").notNull(),
  /** Its place on the route, from 1. */
  seq: integer("seq").notNull(),
  kind: text("kind", { enum: ["pickup", "delivery"] }).notNull(),
  orderId: uuid("order_id").notNull(),
  leg: integer("leg").notNull(),
  /** Null is the door. */
  hubId: uuid("hub_id"),
  name: text("name").notNull(),
  address: text("address").notNull(),
  latE7: integer("lat_e7").notNull(),
  lonE7: integer("lon_e7").notNull(),
  windowFrom: instant("window_from"),
  windowUntil: instant("window_until"),
  serviceS: integer("service_s").notNull(),
  /** As planned: the arrival, when the service begins, and when it is left. */
  arrivesAt: instant("arrives_at").notNull(),
  startsAt: instant("starts_at").notNull(),
  leavesAt: instant("leaves_at").notNull(),
  lateS: integer("late_s").notNull(),
  state: text("state", { enum: ["planned", "arrived", "done", "failed", "skipped"] })
    .notNull()
    .default("planned"),
  arrivedAt: instant("arrived_at"),
  arrivedBy: text("arrived_by", { enum: ["geofence", "button"] }),
  /** When the vehicle was seen to leave, whatever was done there. */
  leftAt: instant("left_at"),
  endedAt: instant("ended_at"),
  reason: text("reason"),
  /** The same as the phone that told it had them, and how far its clock was ahead of ours as far as it knew. */
  arrivedPhoneAt: instant("arrived_phone_at"),
  arrivedClockOffsetMs: bigint("arrived_clock_offset_ms", { mode: "number" }),
  endedPhoneAt: instant("ended_phone_at"),
  endedClockOffsetMs: bigint("ended_clock_offset_ms", { mode: "number" }),
  /** Of goods that go back to where they came from. */
  isReturn: boolean("is_return").notNull().default(false),
});

/** A piece that was counted in or out at a hub; only ever added. */
export const scans = pgTable(
  "scans",
  {
    id: uuid("id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    hubId: uuid("hub_id").notNull(),
    orderId: uuid("order_id").notNull(),
    line: integer("line").notNull(),
    /** The one that brings the piece here, or takes it away. */
    leg: integer("leg").notNull(),
    direction: text("direction", { enum: ["in", "out"] }).notNull(),
    scannedBy: uuid("scanned_by").notNull(),
    scannedByKind: text("scanned_by_kind").notNull(),
    scannedAt: instant("scanned_at").notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (table) => [primaryKey({ name: "scans_once", columns: [table.organisationId, table.id] })],
);
