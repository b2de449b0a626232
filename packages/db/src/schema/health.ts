import { bigint, date, integer, jsonb, pgTable, primaryKey, real, smallint, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

export const deviceDays = pgTable(
  "device_days",
  {
    deviceKey: integer("device_key").notNull(),
    day: date("day").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    countedAt: instant("counted_at").notNull(),
    positions: integer("positions").notNull(),
    future: integer("future").notNull(),
    stale: integer("stale").notNull(),
    inaccurate: integer("inaccurate").notNull(),
    jump: integer("jump").notNull(),
    frozen: integer("frozen").notNull(),
    drift: integer("drift").notNull(),
    deadLetters: integer("dead_letters").notNull(),
    gapsUnderWay: integer("gaps_under_way").notNull(),
    gapsLowBattery: integer("gaps_low_battery").notNull(),
    gapsOnBattery: integer("gaps_on_battery").notNull(),
    longestGapS: integer("longest_gap_s").notNull(),
    silentS: integer("silent_s").notNull(),
    movingS: integer("moving_s").notNull(),
    intervalS: real("interval_s"),
    delayLeastS: real("delay_least_s"),
    delayMedianS: real("delay_median_s"),
    delayMostS: real("delay_most_s"),
    accuracyP50M: real("accuracy_p50_m"),
    accuracyP95M: real("accuracy_p95_m"),
  },
  (table) => [primaryKey({ name: "device_days_identity", columns: [table.deviceKey, table.day] })],
);

export const deviceHealth = pgTable("device_health", {
  deviceId: uuid("device_id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  severity: smallint("severity").notNull(),
  findings: jsonb("findings").notNull(),
  codes: text("codes").array().notNull(),
  diagnosedAt: instant("diagnosed_at").notNull(),
});

export const deviceDayMarks = pgTable("device_day_marks", {
  id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  deviceKey: integer("device_key").notNull(),
  day: date("day").notNull(),
});
