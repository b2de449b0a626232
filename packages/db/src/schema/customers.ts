import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const customers = pgTable("customers", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  name: text("name").notNull(),
  code: text("code"),
  /** Each as `Contact` of the domain has it; the first is who gets mail. */
  contacts: jsonb("contacts").notNull().default([]),
  note: text("note"),
  createdAt: instant("created_at").notNull(),
  archivedAt: instant("archived_at"),
});

export const addresses = pgTable("addresses", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  customerId: uuid("customer_id"),
  name: text("name").notNull(),
  address: text("address").notNull(),
  latE7: integer("lat_e7"),
  lonE7: integer("lon_e7"),
  phone: text("phone"),
  instructions: text("instructions"),
  createdAt: instant("created_at").notNull(),
  archivedAt: instant("archived_at"),
});
