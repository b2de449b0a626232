import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

const multirange = customType<{ data: string }>({ dataType: () => "int8multirange" });

/** What one fix measured, in the units its columns name; shared by positions and vehicle_state. */
const measured = {
  odometerM: integer("odometer_m"),
  altitudeM: smallint("altitude_m"),
  speedCmps: smallint("speed_cmps"),
  headingDdeg: smallint("heading_ddeg"),
  accuracyDm: smallint("accuracy_dm"),
  batteryPercent: smallint("battery_percent"),
  ignition: boolean("ignition"),
  ext: text("ext").notNull().default(""),
};

const positionColumns = {
  fixTime: instant("fix_time").notNull(),
  organisationKey: integer("organisation_key").notNull(),
  deviceKey: integer("device_key").notNull(),
  latE7: integer("lat_e7").notNull(),
  lonE7: integer("lon_e7").notNull(),
  /** Tenths of a second from the fix to our receipt. */
  receivedAfterDs: integer("received_after_ds").notNull(),
  verdict: smallint("verdict").notNull(),
  ...measured,
  doubt: smallint("doubt").notNull().default(-1),
};

export const positions = pgTable("positions", positionColumns, (table) => [
  primaryKey({ name: "positions_identity", columns: [table.organisationKey, table.deviceKey, table.fixTime] }),
]);

export const positionsOutside = pgTable("positions_outside", positionColumns, (table) => [
  primaryKey({ name: "positions_outside_identity", columns: [table.organisationKey, table.deviceKey, table.fixTime] }),
]);

export const tracks = pgTable(
  "tracks",
  {
    organisationKey: integer("organisation_key").notNull(),
    deviceKey: integer("device_key").notNull(),
    day: date("day").notNull(),
    version: smallint("version").notNull(),
    positions: integer("positions").notNull(),
    accepted: integer("accepted").notNull(),
    firstFix: instant("first_fix").notNull(),
    lastFix: instant("last_fix").notNull(),
    southE7: integer("south_e7"),
    westE7: integer("west_e7"),
    northE7: integer("north_e7"),
    eastE7: integer("east_e7"),
    packedAt: instant("packed_at").notNull().defaultNow(),
    overview1000m: bytes("overview_1000m").notNull(),
    overview100m: bytes("overview_100m").notNull(),
    overview20m: bytes("overview_20m").notNull(),
    outlines: bytes("outlines"),
    bytes: bytes("bytes").notNull(),
  },
  (table) => [primaryKey({ name: "tracks_identity", columns: [table.organisationKey, table.deviceKey, table.day] })],
);

export const vehicleState = pgTable("vehicle_state", {
  vehicleId: uuid("vehicle_id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  version: bigint("version", { mode: "number" }).notNull(),
  fixTime: instant("fix_time"),
  receivedAt: instant("received_at"),
  deviceKey: integer("device_key"),
  latE7: integer("lat_e7"),
  lonE7: integer("lon_e7"),
  motion: smallint("motion"),
  ...measured,
});

export const deviceState = pgTable("device_state", {
  deviceKey: integer("device_key").primaryKey(),
  deviceId: uuid("device_id").notNull(),
  organisationId: uuid("organisation_id").notNull(),
  lastReceivedAt: instant("last_received_at"),
  lastFixTime: instant("last_fix_time"),
  storedThrough: bigint("stored_through", { mode: "number" }),
  storedAhead: multirange("stored_ahead").notNull().default("{}"),
  gapSince: instant("gap_since"),
  isOnline: boolean("is_online"),
  connection: text("connection"),
  endedConnection: text("ended_connection"),
  receiptAt: instant("receipt_at"),
  /** Since when it is online, or not. */
  presenceAt: instant("presence_at"),
  link: text("link"),
  linkIsUp: boolean("link_is_up"),
  linkAt: instant("link_at"),
  announcedAt: instant("announced_at"),
});

export const presenceChanges = pgTable("presence_changes", {
  id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  organisationId: uuid("organisation_id").notNull(),
  deviceId: uuid("device_id").notNull(),
  isOnline: boolean("is_online").notNull(),
  changedAt: instant("changed_at").notNull(),
});

export const deadLetters = pgTable("dead_letters", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id"),
  deviceId: uuid("device_id"),
  topic: text("topic").notNull(),
  /** What the topic says of the way it came: positions, owntracks, osmand, traccar, status, receipts. */
  way: text("way").notNull(),
  payload: bytes("payload").notNull(),
  payloadDigest: bytes("payload_digest").notNull(),
  elementIndex: integer("element_index").notNull().default(-1),
  field: text("field"),
  reason: text("reason").notNull(),
  detail: text("detail").notNull(),
  times: integer("times").notNull().default(1),
  receivedAt: instant("received_at").notNull(),
  lastReceivedAt: instant("last_received_at").notNull(),
});
