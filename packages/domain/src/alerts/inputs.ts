import { z } from "zod";
import { vehicleTypes } from "../fleet/inputs.ts";
import { line } from "../inputs.ts";
import { Condition } from "./condition-inputs.ts";
import { contradictionsOf } from "./definition-rules.ts";
import { WeeklyHours } from "./hours-inputs.ts";

const id = z.uuid().lowercase();
const name = line(80).min(1);

const severities = ["info", "warning", "critical"] as const;

const timeZone = z.string().max(64).refine(isTimeZone, "time_zone_unknown");

/** Which vehicles: all, or those in one of the groups (or below), with one of the tags, or named; of some types only. */
const scope = z.object({
  all: z.boolean().default(false),
  groupIds: z.array(id).max(100).default([]),
  tags: z.array(z.string().max(32)).max(100).default([]),
  vehicleIds: z.array(id).max(1_000).default([]),
  /** None stands for every type. */
  types: z.array(z.enum(vehicleTypes)).max(vehicleTypes.length).default([]),
});

const localMinute = z.iso.datetime({ local: true, precision: -1 }).length("2026-03-01T08:00".length);
const dayOrMinute = z.union([z.iso.date(), localMinute]);
/** In the rule's time zone: days, both included, or minutes. */
const silence = z.object({ from: dayOrMinute, until: dayOrMinute });

/** A rule as data: the form writes it, workers and back-tests compile it. */
export const RuleDefinition = z
  .object({
    scope,
    condition: Condition,
    /** How long the condition must hold before it is told. */
    holdS: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(0),
    /** After one alert is over, how long before the next; events that come closer together are one. */
    cooldownS: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(300),
    severity: z.enum(severities),
    timeZone,
    /** When it may be raised; null is always. */
    schedule: WeeklyHours.nullable().default(null),
    /** When nothing is raised. */
    silences: z.array(silence).max(50).default([]),
  })
  .superRefine((definition, context) => {
    for (const { path, code } of contradictionsOf(definition))
      context.addIssue({ code: "custom", path, message: code });
  });

export type RuleDefinition = z.infer<typeof RuleDefinition>;

export const RuleId = z.object({ ruleId: id });
export const CreateRule = z.object({ name, definition: RuleDefinition });
export const UpdateRule = RuleId.extend({
  name: name.optional(),
  definition: RuleDefinition.optional(),
  /** The version that the definition was written over: refused where it says something else by now. */
  basedOn: z.int().min(1).optional(),
});
export const ruleStandings = ["active", "paused", "archived"] as const;
export const ListRules = z.object({
  search: line(80).optional(),
  standing: z.enum(ruleStandings).optional(),
  direction: z.enum(["asc", "desc"]).default("asc"),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export const BackTestRule = z.object({ definition: RuleDefinition, days: z.int().min(1).max(30).default(30) });

const limits = z.record(z.enum(vehicleTypes), z.number().positive().max(150));
export const SetSpeedLimits = z.object({ limitsMps: limits });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
