import type { VehicleType } from "../../fleet/inputs.ts";
import type { Moment } from "../../tracking/deriving/moment.ts";
import { isMomentary } from "../definition-rules.ts";
import type { RuleDefinition } from "../inputs.ts";
import { windowSpan } from "../silence-window-rules.ts";
import type { FenceLimits, Memory, ReadableCondition, Seen } from "./condition.ts";
import { conditionOf } from "./conditions/condition-of.ts";
import { compileSilence } from "./conditions/silence.ts";
import { hoursIn, offsetsOf } from "./hours.ts";
import type { CompiledRule, RuleEffect, RuleState } from "./rule.ts";
import { follow, type Watch, type WatchOptions } from "./watch.ts";

/** A rule's version as it is stored. Times are epoch ms; `validUntil` is Infinity for the current one. */
export interface RuleVersion {
  ruleId: string;
  validFrom: number;
  validUntil: number;
  definition: RuleDefinition;
  /** As the organisation had them when the version was written: changing them writes a new one. */
  typeLimitsMps: TypeLimits;
}

export type TypeLimits = Readonly<Partial<Record<VehicleType, number>>>;

/** What rules look up that is not in the moment. */
export interface RuleSurroundings {
  /** A geofence as its version at that instant has it. */
  fence(geofenceId: string, at: number): FenceLimits | undefined;
}

/** Makes a version of a rule ready to be asked. */
export function compileRule(version: RuleVersion, surroundings: RuleSurroundings): CompiledRule {
  const { ruleId, validFrom, validUntil, definition } = version;
  const { typeLimitsMps } = version;
  const { condition, cooldownS, holdS, severity, timeZone } = definition;
  const offsetAt = offsetsOf(timeZone);
  const isActive = activityOf(definition, offsetAt);
  // made once: every fix asks for it
  const stateKey = `${ruleId} ${validFrom}`;
  const shared = { ruleId, severity, validFrom, validUntil, stateKey, isFor: scopeOf(definition) };
  const holdMs = holdS * 1_000;
  const cooldownMs = cooldownS * 1_000;
  if (condition.kind === "transport") return { ...shared, ...ofRoutes };
  if (condition.kind === "silence")
    return { ...shared, ...compileSilence({ ...shared, holdMs, cooldownMs, isActive }) };
  const readable = conditionOf(condition, { ...surroundings, typeLimitsMps, offsetAt, holdS });
  const options = { holdMs, cooldownMs, isActive, ...readable, isMomentary: isMomentary(condition) };
  const looksAt = condition.kind === "distance" ? { looksAt: condition.otherVehicleId } : {};
  return { ...shared, ...looksAt, step: stepOf(readable, options), end: endRaised };
}

/** What happens on routes is found where they are followed: positions alone raise nothing. */
const ofRoutes: Pick<CompiledRule, "isFor" | "step" | "end"> = {
  isFor: () => false,
  step: () => atRest,
  end: () => [],
};

const atRest: { state: RuleState | undefined; effects: RuleEffect[] } = { state: undefined, effects: [] };

function stepOf(condition: Pick<ReadableCondition, "read">, options: WatchOptions): CompiledRule["step"] {
  return (state, moment) => {
    const before = readState(state);
    const seen = condition.read(moment, before.memory);
    if (!before.watched && !seen.memory && (seen.readings === null || seen.readings.length === 0)) return atRest;
    const { watched, effects } = watchAll(before.watched, seen, moment, options);
    return { state: writeState(seen.memory, watched), effects };
  };
}

function endRaised(state: RuleState | undefined, at: number): RuleEffect[] {
  return Object.entries(readState(state).watched ?? {}).flatMap(([subject, { began = 0, raised }]) =>
    raised ? [{ kind: "recover", subject, beganAt: began, recoveredAt: at, at }] : [],
  );
}

type Watched = Record<string, Watch>;

function watchAll(before: Watched | undefined, { readings }: Seen, moment: Moment, options: WatchOptions) {
  if (readings === null) return { watched: before, effects: [] };
  const only = onlySubject(before, readings);
  if (only !== null) {
    const followed = follow(before?.[only], readings[0] ?? absent(only), moment, options);
    return { watched: followed.watch ? { [only]: followed.watch } : {}, effects: followed.effects };
  }
  const effects: RuleEffect[] = [];
  const watched: Watched = {};
  const bySubject = new Map(readings.map((reading) => [reading.subject, reading]));
  for (const subject of [...new Set([...Object.keys(before ?? {}), ...bySubject.keys()])].sort()) {
    const followed = follow(before?.[subject], bySubject.get(subject) ?? absent(subject), moment, options);
    if (followed.watch) watched[subject] = followed.watch;
    effects.push(...followed.effects);
  }
  return { watched, effects };
}

const absent = (subject: string) => ({ subject, holds: false, isRecovered: true, value: null });

/** What nearly all rules are about: one cause and no other; null where there are more. */
function onlySubject(before: Watched | undefined, [reading, ...others]: NonNullable<Seen["readings"]>): string | null {
  if (others.length > 0) return null;
  let only = reading?.subject ?? null;
  for (const subject in before) {
    if (only !== null && only !== subject) return null;
    only = subject;
  }
  return only;
}

/** Whether two states of a rule wait for, have raised and let cool down the same. */
export function isSameWatch(a: RuleState | undefined, b: RuleState | undefined): boolean {
  const [one, other] = [readState(a).watched, readState(b).watched];
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function readState(state: RuleState | undefined): { memory?: Memory; watched?: Watched } {
  return (state ?? {}) as { memory?: Memory; watched?: Watched };
}

/** Keys in one order, and no state at all where there is nothing to remember: equal states are equal texts. */
function writeState(memory: Memory | undefined, watched: Watched | undefined): RuleState | undefined {
  const isWatching = watched !== undefined && Object.keys(watched).length > 0;
  if (!memory) return isWatching ? { watched } : undefined;
  return isWatching ? { memory, watched } : { memory };
}

/** When the rule may raise: inside its schedule, and in no window of silence. */
export function activityOf({ schedule, silences }: RuleDefinition, offsetAt: (time: number) => number) {
  const isInSchedule = schedule ? hoursIn(schedule, offsetAt) : () => true;
  if (silences.length === 0) return isInSchedule;
  const spans = silences.map(windowSpan);
  return (time: number) => {
    if (!isInSchedule(time)) return false;
    const local = time + offsetAt(time);
    return !spans.some(({ from, until }) => from <= local && local < until);
  };
}

/** Which vehicles a rule looks at. */
export function scopeOf({ scope }: RuleDefinition): CompiledRule["isFor"] {
  const types = new Set<VehicleType>(scope.types);
  const groups = new Set(scope.groupIds);
  const tags = new Set(scope.tags);
  const vehicles = new Set(scope.vehicleIds);
  return ({ vehicleId, type, groupIds, tags: borne }) => {
    if (types.size > 0 && !types.has(type)) return false;
    if (scope.all || vehicles.has(vehicleId)) return true;
    return groupIds.some((group) => groups.has(group)) || borne.some((tag) => tags.has(tag));
  };
}
