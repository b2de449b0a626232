import type { Fix, Moment } from "../../tracking/deriving/moment.ts";
import { RuleDefinition } from "../inputs.ts";
import { compileRule, type TypeLimits } from "./compile-rule.ts";
import type { FenceLimits } from "./condition.ts";
import type { CompiledRule, RuleEffect, RuleState } from "./rule.ts";

/** Monday, 2 March 2026, 08:00 in UTC. */
export const start = Date.UTC(2026, 2, 2, 8);

export const vehicle: Moment["vehicle"] = {
  vehicleId: "018f0000-0000-7000-8000-000000000001",
  organisationId: "018f0000-0000-7000-8000-0000000000ff",
  type: "truck",
  groupIds: ["018f0000-0000-7000-8000-00000000000a"],
  tags: ["cold"],
};

const blankFix: Fix = {
  time: start,
  deviceKey: 1,
  latE7: 108_000_000,
  lonE7: 1_067_000_000,
  speedMps: 0,
  headingDeg: 0,
  accuracyM: 5,
  altitudeM: null,
  battery: 1,
  ignition: true,
  odometerM: null,
  ext: null,
};

/** What a test says of a moment; the rest is a truck that drives. */
export interface Told extends Partial<Omit<Moment, "fix" | "previous">> {
  atS: number;
  fix?: Partial<Fix>;
}

/** Moments as a derivation would give them, each with the one before. */
export function momentsOf(told: readonly Told[]): Moment[] {
  let previous: Fix | null = null;
  return told.map(({ atS, fix: given, ...rest }) => {
    const speedMps = rest.speedMps ?? given?.speedMps ?? 0;
    const fix: Fix = { ...blankFix, speedMps, ...given, time: start + atS * 1_000 };
    const moment: Moment = {
      vehicle,
      fix,
      previous,
      distanceM: 0,
      speedMps,
      isAfterGap: false,
      motion: "moving",
      motionSince: start,
      trip: null,
      halt: null,
      inside: [],
      entered: [],
      left: [],
      ...rest,
    };
    previous = fix;
    return moment;
  });
}

/** A rule for all vehicles, warning at once, without cool-down, unless told otherwise. */
export function ruleOf(
  given: Pick<RuleDefinition, "condition"> & Partial<RuleDefinition>,
  {
    typeLimitsMps = {},
    speedLimitMps = null,
    dwellS = null,
    validFrom = 0,
  }: { typeLimitsMps?: TypeLimits; validFrom?: number } & Partial<FenceLimits> = {},
): CompiledRule {
  const definition = RuleDefinition.parse({
    scope: { all: true },
    severity: "warning",
    timeZone: "UTC",
    cooldownS: 0,
    ...given,
  });
  const version = { ruleId: "rule", validFrom, validUntil: Number.POSITIVE_INFINITY, definition, typeLimitsMps };
  return compileRule(version, { fence: () => ({ speedLimitMps, dwellS }) });
}

/** What a rule tells of moments; its state goes through JSON before each moment that `splits` says. */
export function effectsOf(
  rule: CompiledRule,
  moments: readonly Moment[],
  splits: (at: number) => boolean = () => false,
): RuleEffect[] {
  let state: RuleState | undefined;
  return moments.flatMap((moment, at) => {
    if (splits(at) && state) state = JSON.parse(JSON.stringify(state));
    const stepped = rule.step(state, moment);
    state = stepped.state;
    return stepped.effects;
  });
}

/** Effects as a table writes them: what, began, and at, in seconds from the start. */
export function brief(effects: readonly RuleEffect[]): string[] {
  const seconds = (time: number) => (time - start) / 1_000;
  return effects.map((effect) => {
    const subject = effect.subject === "" ? "" : ` ${effect.subject}`;
    const over = effect.kind === "recover" ? ` over ${seconds(effect.recoveredAt)}` : "";
    return `${effect.kind}${subject} ${seconds(effect.beganAt)} at ${seconds(effect.at)}${over}`;
  });
}
