import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const incidents = pgTable("incidents", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  number: integer("number").notNull(),
  version: integer("version").notNull().default(1),
  kind: text("kind", { enum: ["breakdown", "accident", "delay", "damage", "security"] }).notNull(),
  severity: text("severity", { enum: ["minor", "major", "critical"] }).notNull(),
  state: text("state", { enum: ["open", "under_way", "resolved", "closed"] })
    .notNull()
    .default("open"),
  description: text("description").notNull(),
  happenedAt: instant("happened_at").notNull(),
  latE7: integer("lat_e7"),
  lonE7: integer("lon_e7"),
  place: text("place"),
  blocks: boolean("blocks").notNull(),
  closesHubs: boolean("closes_hubs").notNull(),
  /** `Party[]`. */
  parties: jsonb("parties").notNull(),
  reportedBy: uuid("reported_by").notNull(),
  reportedAt: instant("reported_at").notNull(),
  resolvedAt: instant("resolved_at"),
  changedAt: instant("changed_at").notNull(),
  erasedAt: instant("erased_at"),
  erasedBecause: text("erased_because", { enum: ["asked", "person", "vehicle"] }),
});

export const incidentSubjects = pgTable(
  "incident_subjects",
  {
    incidentId: uuid("incident_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    kind: text("kind", { enum: ["vehicle", "driver", "hub", "order", "route"] }).notNull(),
    subjectId: uuid("subject_id").notNull(),
  },
  (table) => [primaryKey({ name: "incident_subjects_once", columns: [table.incidentId, table.kind, table.subjectId] })],
);

export const incidentEntries = pgTable(
  "incident_entries",
  {
    incidentId: uuid("incident_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    version: integer("version").notNull(),
    type: text("type", {
      enum: ["opened", "changed", "noted", "photo_added", "taken_up", "resolved", "closed", "reopened"],
    }).notNull(),
    body: jsonb("body").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id").notNull(),
  },
  (table) => [primaryKey({ name: "incident_entries_once", columns: [table.incidentId, table.version] })],
);

export const incidentPhotos = pgTable("incident_photos", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  incidentId: uuid("incident_id").notNull(),
  name: text("name").notNull(),
  mediaType: text("media_type").notNull(),
  content: bytes("content").notNull(),
  addedAt: instant("added_at").notNull(),
});
