import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const technicalIssues = pgTable("technical_issues", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id"),
  raisedBy: uuid("raised_by").notNull(),
  traceId: text("trace_id"),
  state: text("state", { enum: ["new", "accepted", "in_progress", "resolved", "declined", "reopened"] })
    .notNull()
    .default("new"),
  severity: text("severity", { enum: ["minor", "major", "critical"] }).notNull(),
  /** Of the page, without secrets. */
  path: text("path").notNull(),
  code: text("code"),
  version: text("version").notNull(),
  userAgent: text("user_agent"),
  assigneeId: uuid("assignee_id"),
  /** How often it was raised. */
  times: integer("times").notNull().default(1),
  raisedAt: instant("raised_at").notNull(),
  changedAt: instant("changed_at").notNull(),
});

export const technicalIssueEntries = pgTable("technical_issue_entries", {
  id: uuid("id").primaryKey(),
  issueId: uuid("issue_id").notNull(),
  kind: text("kind", { enum: ["raised", "comment", "state", "severity", "assignee"] }).notNull(),
  authorId: uuid("author_id").notNull(),
  behindId: uuid("behind_id"),
  body: text("body"),
  before: text("before"),
  after: text("after"),
  key: text("key"),
  writtenAt: instant("written_at").notNull(),
});
