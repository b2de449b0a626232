import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const letterRetries = pgTable("letter_retries", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id"),
  isEverywhere: boolean("is_everywhere").notNull().default(false),
  way: text("way"),
  reason: text("reason"),
  field: text("field"),
  deviceId: uuid("device_id"),
  requestedBy: uuid("requested_by"),
  requestedAt: instant("requested_at").notNull(),
  through: uuid("through"),
  letters: integer("letters").notNull().default(0),
  tried: integer("tried").notNull().default(0),
  taken: integer("taken").notNull().default(0),
  positions: integer("positions").notNull().default(0),
  finishedAt: instant("finished_at"),
});

export const historyImports = pgTable("history_imports", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  deviceId: uuid("device_id").notNull(),
  fileName: text("file_name").notNull(),
  bytes: integer("bytes").notNull(),
  digest: bytes("digest").notNull(),
  state: text("state", { enum: ["waiting", "storing", "done", "refused", "stopped"] })
    .notNull()
    .default("waiting"),
  format: text("format"),
  total: integer("total"),
  /** Positions of the file that are stored, in the order of time: where it goes on after a crash. */
  done: integer("done").notNull().default(0),
  /** Of those, the ones that were not there before. */
  written: integer("written").notNull().default(0),
  /** Of those, the ones that are older than what is kept, or of the future. */
  outside: integer("outside").notNull().default(0),
  leftOut: jsonb("left_out").notNull().default({}),
  refusal: jsonb("refusal"),
  firstFixTime: instant("first_fix_time"),
  lastFixTime: instant("last_fix_time"),
  requestedBy: uuid("requested_by"),
  requestedAt: instant("requested_at").notNull(),
  changedAt: instant("changed_at").notNull(),
  finishedAt: instant("finished_at"),
});

export const historyImportParts = pgTable(
  "history_import_parts",
  {
    importId: uuid("import_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    part: integer("part").notNull(),
    content: bytes("content").notNull(),
  },
  (table) => [primaryKey({ name: "history_import_parts_once", columns: [table.importId, table.part] })],
);
