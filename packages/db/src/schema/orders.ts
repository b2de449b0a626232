import { bigint, boolean, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, searchVector } from "./columns.ts";

export const orders = pgTable("orders", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  number: integer("number").notNull(),
  version: integer("version").notNull(),
  state: text("state", {
    enum: [
      "draft",
      "placed",
      "planned",
      "dispatched",
      "collected",
      "in_transit",
      "at_hub",
      "out_for_delivery",
      "delivered",
      "failed",
      "returning",
      "returned",
      "cancelled",
    ],
  }).notNull(),
  isCollected: boolean("is_collected").notNull(),
  priority: text("priority", { enum: ["normal", "high", "urgent"] }).notNull(),
  customerId: uuid("customer_id"),
  customerName: text("customer_name"),
  reference: text("reference"),
  dueAt: instant("due_at").notNull(),
  pickupName: text("pickup_name").notNull(),
  deliveryName: text("delivery_name").notNull(),
  deliveryAddress: text("delivery_address").notNull(),
  pieces: integer("pieces").notNull(),
  weightG: bigint("weight_g", { mode: "number" }).notNull(),
  volumeCm3: bigint("volume_cm3", { mode: "number" }).notNull(),
  cashMinor: bigint("cash_minor", { mode: "number" }),
  cashCurrency: text("cash_currency"),
  instructions: text("instructions"),
  /** What the vehicle must have, with its driver. */
  skills: text("skills").array().notNull(),
  reason: text("reason"),
  source: text("source", { enum: ["form", "import", "duplicate", "api", "recurring", "quote"] }).notNull(),
  sourceId: uuid("source_id"),
  createdAt: instant("created_at").notNull(),
  changedAt: instant("changed_at").notNull(),
  words: searchVector("words").notNull(),
  /** Stars of five, as the recipient gave them. */
  rating: smallint("rating"),
});

export const orderItems = pgTable(
  "order_items",
  {
    orderId: uuid("order_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    line: integer("line").notNull(),
    kind: text("kind", { enum: ["parcel", "pallet"] }).notNull(),
    description: text("description").notNull(),
    barcode: text("barcode").notNull(),
    quantity: integer("quantity").notNull(),
    /** Of each. */
    weightG: integer("weight_g").notNull(),
    volumeCm3: integer("volume_cm3").notNull(),
    delivered: integer("delivered").notNull(),
  },
  (table) => [primaryKey({ name: "order_items_once", columns: [table.orderId, table.line] })],
);

export const orderStops = pgTable(
  "order_stops",
  {
    orderId: uuid("order_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    kind: text("kind", { enum: ["pickup", "delivery"] }).notNull(),
    name: text("name").notNull(),
    address: text("address").notNull(),
    latE7: integer("lat_e7"),
    lonE7: integer("lon_e7"),
    phone: text("phone"),
    windowFrom: instant("window_from"),
    windowUntil: instant("window_until"),
    instructions: text("instructions"),
    email: text("email"),
    /** What the recipient asks for, beside the sender's instructions. */
    wishedInstructions: text("wished_instructions"),
    safePlace: text("safe_place"),
  },
  (table) => [primaryKey({ name: "order_stops_once", columns: [table.orderId, table.kind] })],
);

/** The parts of an order's way, each carried by one vehicle; a hub that is null is the door, of a return that of the pick-up. */
export const orderLegs = pgTable(
  "order_legs",
  {
    orderId: uuid("order_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    /** From 1. */
    leg: integer("leg").notNull(),
    fromHubId: uuid("from_hub_id"),
    toHubId: uuid("to_hub_id"),
    state: text("state", { enum: ["waiting", "under_way", "done"] }).notNull(),
    isReturn: boolean("is_return").notNull().default(false),
  },
  (table) => [primaryKey({ name: "order_legs_once", columns: [table.orderId, table.leg] })],
);

export const orderCounters = pgTable("order_counters", {
  organisationId: uuid("organisation_id").primaryKey(),
  lastNumber: integer("last_number").notNull(),
});

export const orderEvents = pgTable(
  "order_events",
  {
    organisationId: uuid("organisation_id").notNull(),
    orderId: uuid("order_id").notNull(),
    version: integer("version").notNull(),
    type: text("type").notNull(),
    body: jsonb("body").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
    behindId: uuid("behind_id"),
  },
  (table) => [primaryKey({ name: "order_events_once", columns: [table.orderId, table.version] })],
);

export const orderFiles = pgTable("order_files", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  orderId: uuid("order_id").notNull(),
  name: text("name").notNull(),
  kind: text("kind", { enum: ["document", "photo"] }).notNull(),
  mediaType: text("media_type").notNull(),
  bytes: integer("bytes").notNull(),
  content: bytes("content").notNull(),
  addedAt: instant("added_at").notNull(),
});

export const geocodings = pgTable(
  "geocodings",
  {
    organisationId: uuid("organisation_id").notNull(),
    provider: text("provider").notNull(),
    query: text("query").notNull(),
    answer: jsonb("answer").notNull(),
    answeredAt: instant("answered_at").notNull(),
  },
  (table) => [primaryKey({ name: "geocodings_once", columns: [table.organisationId, table.provider, table.query] })],
);
