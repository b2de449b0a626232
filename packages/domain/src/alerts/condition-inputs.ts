import { z } from "zod";
import { line } from "../inputs.ts";
import { WeeklyHours } from "./hours-inputs.ts";

const id = z.uuid().lowercase();
const speedMps = z.number().positive().max(150);
const share = z.number().min(0).max(1);
const number = z.number().min(-1e9).max(1e9);
const distanceM = z.number().positive().max(10_000_000);
const durationS = z
  .int()
  .positive()
  .max(7 * 86_400);
const fences = z.array(id).min(1).max(100);
/** A key of `ext`, as devices name it. */
const extKey = line(64).min(1);

/** Where a value is over again, so that one that swings around its limit is one alert. */
const speedLimit = z.discriminatedUnion("of", [
  z.object({ of: z.literal("fixed"), limitMps: speedMps, recoverAtMps: speedMps.optional() }),
  z.object({ of: z.literal("geofence"), toleranceMps: z.number().min(0).max(50).default(0) }),
  z.object({ of: z.literal("vehicle_type"), toleranceMps: z.number().min(0).max(50).default(0) }),
]);

const measuredIn = z.discriminatedUnion("is", [
  z.object({ is: z.literal("above"), limit: number, recoverAt: number.optional() }),
  z.object({ is: z.literal("below"), limit: number, recoverAt: number.optional() }),
  /** `margin`: how far inside the range it is over again. */
  z.object({ is: z.literal("outside"), low: number, high: number, margin: z.number().min(0).max(1e9).default(0) }),
  z.object({ is: z.literal("equals"), value: z.union([z.boolean(), line(120).min(1)]) }),
]);

export const tamperSigns = ["power_cut", "case_opened", "moved_while_off"] as const;
export type TamperSign = (typeof tamperSigns)[number];
const maneuvers = ["braking", "acceleration", "cornering"] as const;
/** What may go wrong on a route, of a stop or of its vehicle; told by its progress, not by positions alone. */
export const transportSigns = ["late", "missed_window", "early", "left_undone", "off_route", "long_stop"] as const;
export type TransportSign = (typeof transportSigns)[number];

/** What a rule looks for; everything in SI units. How long it must hold stands beside it, in the rule's `holdS`. */
export const Condition = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("speed"), limit: speedLimit }),
  z.object({ kind: z.literal("idling") }),
  /** From two fixes of the device's own speed at most 3 s apart. */
  z.object({ kind: z.literal("harsh"), maneuver: z.enum(maneuvers), thresholdMps2: z.number().min(0.5).max(30) }),
  /** No accepted position for as long as `holdS`. */
  z.object({ kind: z.literal("silence") }),
  z.object({ kind: z.literal("battery"), below: share, recoverAt: share.optional() }),
  z.object({ kind: z.literal("tampering"), signs: z.array(z.enum(tamperSigns)).min(1).max(tamperSigns.length) }),
  z.object({ kind: z.literal("fuel_drop"), key: extKey, drop: z.number().positive().max(1e6), withinS: durationS }),
  z.object({ kind: z.literal("ext"), key: extKey, measured: measuredIn }),
  z.object({
    kind: z.literal("unplanned_movement"),
    while: z.discriminatedUnion("is", [
      z.object({ is: z.literal("ignition_off") }),
      z.object({ is: z.literal("outside_hours"), hours: WeeklyHours }),
    ]),
    beyondM: distanceM,
  }),
  z.object({
    kind: z.literal("distance"),
    otherVehicleId: id,
    is: z.enum(["closer", "farther"]),
    limitM: distanceM,
    recoverAtM: distanceM.optional(),
  }),
  z.object({ kind: z.literal("visit"), event: z.enum(["enter", "leave", "dwell"]), geofenceIds: fences }),
  /** Should be inside one of the fences during the hours, and is not. */
  z.object({ kind: z.literal("absence"), geofenceIds: fences, hours: WeeklyHours }),
  z.object({ kind: z.literal("outside_hours"), hours: WeeklyHours }),
  /** Driving, short stops included, for longer than `drivingS` without a break of `breakS`. */
  z.object({ kind: z.literal("driving_time"), drivingS: durationS, breakS: durationS }),
  /** On a route that its driver took on. Each has levels of its own to begin and to end. */
  z.object({ kind: z.literal("transport"), signs: z.array(z.enum(transportSigns)).min(1).max(transportSigns.length) }),
]);

export type RuleCondition = z.infer<typeof Condition>;
export type ConditionKind = RuleCondition["kind"];
export type ConditionOf<Kind extends ConditionKind> = Extract<RuleCondition, { kind: Kind }>;
