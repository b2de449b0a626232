import { bigint, boolean, date, integer, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

const provider = text("provider", { enum: ["stripe", "revenuecat"] });

export const plans = pgTable("plans", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  maxVehicles: integer("max_vehicles"),
  secondsBetweenPositions: integer("seconds_between_positions"),
  maxRetentionDays: integer("max_retention_days"),
  isDefault: boolean("is_default").notNull().default(false),
  createdAt: instant("created_at").notNull(),
});

export const planProducts = pgTable(
  "plan_products",
  { provider: provider.notNull(), product: text("product").notNull(), planId: uuid("plan_id").notNull() },
  (table) => [primaryKey({ name: "plan_products_one_plan_each", columns: [table.provider, table.product] })],
);

export const billingCustomers = pgTable(
  "billing_customers",
  {
    organisationId: uuid("organisation_id").notNull(),
    provider: provider.notNull(),
    customer: text("customer").notNull(),
  },
  (table) => [primaryKey({ name: "billing_customers_one_each", columns: [table.organisationId, table.provider] })],
);

export const subscriptions = pgTable(
  "subscriptions",
  {
    id: uuid("id").primaryKey(),
    organisationId: uuid("organisation_id"),
    provider: provider.notNull(),
    externalId: text("external_id").notNull(),
    customer: text("customer").notNull(),
    claimedFor: uuid("claimed_for"),
    product: text("product").notNull(),
    nextProduct: text("next_product"),
    state: text("state", {
      enum: ["trialing", "active", "past_due", "cancelling", "paused", "incomplete", "ended"],
    }).notNull(),
    periodEndsAt: instant("period_ends_at"),
    eventAt: instant("event_at").notNull(),
    eventRank: smallint("event_rank").notNull(),
    eventId: text("event_id").notNull(),
  },
  (table) => [unique("subscriptions_once").on(table.provider, table.externalId)],
);

export const usageDays = pgTable(
  "usage_days",
  {
    organisationId: uuid("organisation_id").notNull(),
    day: date("day").notNull(),
    positions: bigint("positions", { mode: "number" }).notNull(),
    positionsAboveRate: bigint("positions_above_rate", { mode: "number" }).notNull(),
    countedAt: instant("counted_at").notNull(),
  },
  (table) => [primaryKey({ name: "usage_days_once", columns: [table.organisationId, table.day] })],
);
