import type { Fix, Moment } from "../../tracking/deriving/moment.ts";
import type { CompiledRule, RuleState } from "../evaluating/rule.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";
import type { Tally } from "./tally.ts";

/** A rule on its way through one vehicle's past. */
export interface RunningRule {
  /** Whether it remembers nothing: skipping what could not wake it changes nothing. */
  readonly isAtRest: boolean;
  take(fixes: readonly Fix[]): void;
  /** The vehicle was not heard again until now. */
  finish(now: number): void;
}

export function runVehicle(
  rule: CompiledRule,
  { vehicle, moments, tally }: { vehicle: ScopedVehicle; moments: (fix: Fix) => Moment; tally: Tally },
): RunningRule {
  let state: RuleState | undefined;
  return {
    get isAtRest() {
      return state === undefined;
    },
    take(fixes) {
      for (const fix of fixes) {
        const stepped = rule.step(state, moments(fix));
        state = stepped.state;
        if (stepped.effects.length > 0) tally.add(vehicle, stepped.effects);
      }
    },
    finish(now) {
      tally.add(vehicle, rule.whileSilent?.(state, now) ?? []);
    },
  };
}

/** What a vehicle's devices tell, in one order: by time, then by device. */
export function merged(byDevice: ReadonlyMap<number, readonly Fix[]>, vehicle: ScopedVehicle): Fix[] {
  const fixes = vehicle.fittings.flatMap(({ deviceKey, from, until }) =>
    (byDevice.get(deviceKey) ?? []).filter(({ time }) => time >= from && time < until),
  );
  return vehicle.fittings.length > 1 ? fixes.sort((a, b) => a.time - b.time || a.deviceKey - b.deviceKey) : fixes;
}
