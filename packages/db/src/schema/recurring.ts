import { date, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const recurringOrders = pgTable("recurring_orders", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  version: integer("version").notNull(),
  name: text("name").notNull(),
  state: text("state", { enum: ["active", "paused", "ended"] }).notNull(),
  customerId: uuid("customer_id"),
  template: jsonb("template").notNull(),
  rule: jsonb("rule").notNull(),
  nextLookAt: instant("next_look_at").notNull(),
  trouble: text("trouble"),
  createdAt: instant("created_at").notNull(),
});

export const recurringOrderDays = pgTable(
  "recurring_order_days",
  {
    recurringOrderId: uuid("recurring_order_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    day: date("day").notNull(),
    orderId: uuid("order_id").notNull(),
    madeAt: instant("made_at").notNull(),
  },
  (table) => [primaryKey({ name: "recurring_order_days_once", columns: [table.recurringOrderId, table.day] })],
);
