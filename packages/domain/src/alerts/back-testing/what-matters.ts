import type { VehicleType } from "../../fleet/inputs.ts";
import { bitOf, type Outline, type Range } from "../../tracking/packing/outlines.ts";
import type { ConditionOf } from "../condition-inputs.ts";
import { hoursIn } from "../evaluating/hours.ts";
import type { RuleDefinition } from "../inputs.ts";
import type { TypeLimits } from "../speed-limit-rules.ts";
import { joinedBox, leastApartM, widestM } from "./boxes.ts";
import type { KnownStretch, Asked as PastAsked } from "./read-past.ts";

/** What is known when it is asked whether a stretch may matter to a rule that remembers nothing. */
export interface Asked {
  stretch: KnownStretch;
  /** The stretch before it that holds anything. */
  before: KnownStretch | null;
  type: VehicleType;
  /** Whether the vehicle stood all through it, in a halt that began before. */
  isParked: boolean;
  /** The other vehicle's stretches around it, for rules on distance. */
  others: readonly Outline[];
}

/** Whether anything in a stretch could wake a rule. False only where nothing can: then it is not read. */
export type Matters = (asked: Asked) => boolean;

const always: Matters = () => true;

/** A speed below this is standing to the derivation, whatever the receiver says. */
const standsBelowCmps = 140;
const minuteMs = 60_000;
const dayMs = 86_400_000;
const harshWithinMs = 3_000;
const leapsFromM = 300;

const mayMove = ({ topSpeedCmps, speedless }: Outline) => speedless > 0 || topSpeedCmps >= standsBelowCmps;
const isOn = 1;
const isOff = 2;

interface Known {
  typeLimitsMps: TypeLimits;
  offsetAt(time: number): number;
  /** The lowest limit of a geofence; Infinity where none has one. */
  leastFenceLimitMps: number;
}

export function whatMatters(
  { condition }: RuleDefinition,
  { typeLimitsMps, offsetAt, leastFenceLimitMps }: Known,
): Matters {
  switch (condition.kind) {
    case "speed": {
      const above = (limitMps: number, { topSpeedCmps, speedless }: Outline) =>
        speedless > 0 || topSpeedCmps > limitMps * 100 - 1;
      const { limit } = condition;
      if (limit.of === "fixed") return ({ stretch }) => above(limit.limitMps, stretch);
      if (limit.of === "geofence") return ({ stretch }) => above(leastFenceLimitMps + limit.toleranceMps, stretch);
      return ({ stretch, type }) => above(typeLimitsMps[type] + limit.toleranceMps, stretch);
    }
    case "battery":
      return ({ stretch }) => stretch.leastBatteryPercent < condition.below * 100 + 1;
    case "ext":
      return mayMeasure(condition);
    case "fuel_drop":
      return holdsKeys([condition.key]);
    case "tampering": {
      const toldSo = holdsKeys(["alarm", "powercut", "power_cut", "tamper", "tampering"]);
      const isMoved = condition.signs.includes("moved_while_off");
      return (asked) => toldSo(asked) || (isMoved && leapsWhileOff(asked));
    }
    case "harsh":
      return ({ stretch }) =>
        !stretch.isOfOne ||
        stretch.first % dayMs <= harshWithinMs ||
        stretch.hardest[condition.maneuver] >= condition.thresholdMps2 * 100;
    case "idling":
      return ({ stretch, isParked }) => stretch.ignition !== isOff && !(isParked && (stretch.ignition & isOn) === 0);
    case "unplanned_movement":
      return ({ stretch, isParked }) =>
        !isParked && (condition.while.is === "outside_hours" || (stretch.ignition & isOff) !== 0);
    case "outside_hours": {
      const isWithin = hoursIn(condition.hours, offsetAt);
      return ({ stretch }) => mayMove(stretch) && !isAllThrough(stretch, isWithin);
    }
    case "driving_time":
      return ({ stretch }) => mayMove(stretch);
    case "distance":
      return ({ stretch, others }) => {
        const [first, ...more] = others;
        if (!first) return false;
        const there = more.reduce(joinedBox, first);
        if (condition.is === "closer") return leastApartM(stretch, there) * 0.999 < condition.limitM;
        return widestM(joinedBox(stretch, there)) * 1.001 > condition.limitM;
      };
    default:
      return always;
  }
}

/** What of the outlines of positions each kind of rule asks for, here and in `still-fences.ts`. */
export const asksFor: Record<RuleDefinition["condition"]["kind"], PastAsked> = {
  speed: new Set(["speed"]),
  battery: new Set(["battery"]),
  ext: new Set(["ext"]),
  fuel_drop: new Set(["ext"]),
  tampering: new Set(["ext", "ignition", "place"]),
  harsh: new Set(),
  idling: new Set(["ignition", "speed", "place"]),
  unplanned_movement: new Set(["ignition", "speed", "place"]),
  outside_hours: new Set(["speed"]),
  driving_time: new Set(["speed"]),
  distance: new Set(["place"]),
  visit: new Set(["place"]),
  absence: new Set(["place"]),
  silence: new Set(),
  transport: new Set(),
};

function holdsKeys(keys: readonly string[]): Matters {
  const bits = keys.reduce((all, key) => all | bitOf(key), 0);
  return ({ stretch }) => (stretch.keys & bits) !== 0;
}

const anything: Range = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };

/** Whether a key may have told what a rule on it waits for. */
function mayMeasure({ key, measured }: ConditionOf<"ext">): Matters {
  const isTold = holdsKeys([key]);
  return (asked) => {
    const { values, ranges } = asked.stretch;
    if (!isTold(asked)) return false;
    const range = ranges === null ? anything : ranges.get(key);
    if (measured.is === "equals" && (values & bitOf(key, measured.value)) !== 0) return true;
    return range !== undefined && mayBe(measured, range);
  };
}

function mayBe(measured: ConditionOf<"ext">["measured"], { least, most }: Range): boolean {
  switch (measured.is) {
    case "above":
      return most > measured.limit;
    case "below":
      return least < measured.limit;
    case "outside":
      return least < measured.low || most > measured.high;
    case "equals":
      return least <= Number(measured.value) && Number(measured.value) <= most;
  }
}

/** Twice with its ignition off, further apart than a receiver wanders; the first may be in the stretch before. */
function leapsWhileOff({ stretch, before }: Asked): boolean {
  if ((stretch.ignition & isOff) === 0) return false;
  return !before || before.rows < 3 || !before.isOfOne || widestM(joinedBox(stretch, before)) * 1.001 >= leapsFromM;
}

/** Whether hours hold every minute from the first position of a stretch to its last. */
export function isAllThrough(
  { first, last }: Pick<Outline, "first" | "last">,
  isWithin: (time: number) => boolean,
): boolean {
  for (let at = first; at < last; at += minuteMs) if (!isWithin(at)) return false;
  return isWithin(last);
}
