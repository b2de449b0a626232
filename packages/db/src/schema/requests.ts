import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const requests = pgTable("requests", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  askedBy: uuid("asked_by").notNull(),
  kind: text("kind", { enum: ["question", "wish", "access", "problem"] }).notNull(),
  subject: text("subject").notNull(),
  state: text("state", { enum: ["open", "answered", "passed_on", "closed"] })
    .notNull()
    .default("open"),
  askedAt: instant("asked_at").notNull(),
  changedAt: instant("changed_at").notNull(),
  passedOnAt: instant("passed_on_at"),
  closedAt: instant("closed_at"),
});

export const requestComments = pgTable("request_comments", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  requestId: uuid("request_id").notNull(),
  authorId: uuid("author_id").notNull(),
  behindId: uuid("behind_id"),
  side: text("side", { enum: ["asker", "organisation", "platform"] }).notNull(),
  body: text("body").notNull(),
  writtenAt: instant("written_at").notNull(),
});
