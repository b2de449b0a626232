import type { Session } from "@cartage/db/session";
import type { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import { stretchFrom } from "../../tracking/deriving/stretch.ts";
import { compileRule } from "../evaluating/compile-rule.ts";
import { offsetsOf } from "../evaluating/hours.ts";
import type { RuleDefinition } from "../inputs.ts";
import type { TypeLimits } from "../speed-limit-rules.ts";
import { readFences } from "./read-fences.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";
import { mayCrossEdges, stillFences } from "./still-fences.ts";
import type { Trial } from "./trial.ts";
import { whatMatters } from "./what-matters.ts";

const dayMs = 86_400_000;

interface Asked {
  definition: RuleDefinition;
  period: { from: number; until: number };
  typeLimitsMps: TypeLimits;
  isWhole: boolean;
}

/** Makes a rule ready to be tried over a period. */
export async function trialOf(session: Session, { definition, period, typeLimitsMps, isWhole }: Asked) {
  const { condition, holdS, timeZone } = definition;
  const since = stretchFrom(period.from);
  const isAboutFences = condition.kind === "visit" || condition.kind === "absence";
  const fences = await readFences(session, condition, since - dayMs);
  const version = {
    ruleId: "tried",
    validFrom: period.from,
    validUntil: Number.POSITIVE_INFINITY,
    definition,
    typeLimitsMps,
  };
  const rule = compileRule(version, { fence: (id, at) => fences.index.fenceAt(id, at) ?? undefined });
  const offsetAt = offsetsOf(timeZone);
  const trial: Trial = {
    rule,
    // whoever is in a geofence that was not there yet has entered it before the rule looks
    from: isAboutFences ? since - dayMs : since,
    until: period.until,
    isWhole,
    matters: whatMatters(definition, { typeLimitsMps, offsetAt, leastFenceLimitMps: fences.leastLimitMps }),
    isStill: isAboutFences ? stillFences(definition, fences.index, offsetAt) : null,
    fences: aboutFences(definition, fences.index),
    silentMs: condition.kind === "silence" ? holdS * 1_000 : null,
    wakesAboveCmps: wakesAbove(definition, typeLimitsMps),
    asksMotion: asksMotion(definition),
    asksParked: condition.kind === "idling" || condition.kind === "unplanned_movement",
    other: null,
  };
  return { trial, fences: fences.index, asksOther: condition.kind === "distance" ? condition.otherVehicleId : null };
}

function aboutFences(definition: RuleDefinition, index: FenceIndex): Trial["fences"] {
  const { condition } = definition;
  if (condition.kind !== "visit" && condition.kind !== "absence") return null;
  const all = condition.geofenceIds.flatMap((id) => [...index.versionsOf(id)]);
  return { all, mayCross: mayCrossEdges(all), asksStays: condition.kind !== "visit" || condition.event === "dwell" };
}

function wakesAbove({ condition }: RuleDefinition, typeLimitsMps: TypeLimits): Trial["wakesAboveCmps"] {
  if (condition.kind !== "speed" || condition.limit.of === "geofence") return null;
  const { limit } = condition;
  if (limit.of === "fixed") return () => Math.floor(limit.limitMps * 100) - 1;
  return ({ type }: ScopedVehicle) => Math.floor((typeLimitsMps[type] + limit.toleranceMps) * 100) - 1;
}

/** What a rule asks for that looks at motion and speed alone; null of others. */
export function asksMotion({ condition, schedule, silences }: RuleDefinition): Trial["asksMotion"] {
  const isSteady = schedule === null && silences.length === 0;
  if (condition.kind === "idling") return { motion: "idling", isSteady };
  if (condition.kind === "driving_time") return { motion: "moving", isSteady };
  return condition.kind === "outside_hours" ? { motion: "moving", isSteady: false } : null;
}
