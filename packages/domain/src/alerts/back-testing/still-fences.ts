import { type CompiledFence, isFor } from "../../geofences/evaluating/compiled-fence.ts";
import type { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import type { FenceState } from "../../geofences/evaluating/membership.ts";
import type { DerivedVehicle } from "../../tracking/deriving/moment.ts";
import { hoursIn } from "../evaluating/hours.ts";
import type { RuleState } from "../evaluating/rule.ts";
import type { RuleDefinition } from "../inputs.ts";
import { type Box, joinedBox, widestM } from "./boxes.ts";
import type { KnownStretch } from "./read-past.ts";
import { isAllThrough } from "./what-matters.ts";

interface Asked {
  stretch: KnownStretch;
  before: KnownStretch | null;
  vehicle: DerivedVehicle;
  fences: FenceState;
  ruleState: RuleState | undefined;
}

/**
 * Answers whether nothing changes all through a stretch for a rule on visits or absence: the vehicle stays deep inside, or
 * far from, each of its geofences, and the rule goes on remembering what it does.
 */
export function stillFences(definition: RuleDefinition, index: FenceIndex, offsetAt: (time: number) => number) {
  const { condition, holdS, schedule, silences } = definition;
  if (condition.kind !== "visit" && condition.kind !== "absence") throw new Error("It is not about geofences.");
  const isDue = condition.kind === "absence" ? hoursIn(condition.hours, offsetAt) : () => true;
  const isAlwaysActive = schedule === null && silences.length === 0;

  return ({ stretch, before, vehicle, fences, ruleState }: Asked): boolean => {
    // where the fix before was is known only if one of the stretch before counts
    if (!before?.isOfOne || before.rows < 3 || !stretch.isOfOne || fences.nearing) return false;
    const way = joinedBox(stretch, before);
    const inside = condition.geofenceIds.filter((id) => fences.memberships.some(({ geofenceId }) => geofenceId === id));
    const isStill = condition.geofenceIds.every((id) =>
      inside.includes(id)
        ? isDeepInside(index.versionsOf(id), { stretch, before, vehicle }, fences, id)
        : index.versionsOf(id).every((fence) => isFarFrom(fence, way)),
    );
    if (!isStill) return false;
    const beginnings = beginningsOf(ruleState);
    if (condition.kind === "visit") {
      if (condition.event !== "dwell" || inside.length === 0) return ruleState === undefined;
      return (
        isAlwaysActive &&
        inside.every((id) => goesOn(beginnings[id], stretch, holdS || dwellOf(index.versionsOf(id), stretch)))
      );
    }
    const isAbsent = inside.length === 0;
    if (!isAbsent || isNeverDue(stretch, isDue)) return ruleState === undefined;
    return isAlwaysActive && isAllThrough(stretch, isDue) && goesOn(beginnings[""], stretch, holdS);
  };
}

/** How long a stay has to be by the geofence's version in a stretch; for ever where none says it. */
function dwellOf(versions: readonly CompiledFence[], { first, last }: KnownStretch): number {
  const fence = versions.find(({ validFrom, validUntil }) => validFrom <= first && last < validUntil);
  return fence?.dwellS ?? Number.POSITIVE_INFINITY;
}

/**
 * Whether a vehicle may come to an edge of one of a rule's geofences in a stretch, or from the one before: on the way between
 * their places, not wholly inside or outside. Says what to read early, nothing else.
 */
export function mayCrossEdges(fences: readonly CompiledFence[]) {
  return (stretch: KnownStretch, before: KnownStretch | null): boolean => {
    const way = before ? joinedBox(stretch, before) : stretch;
    return fences.some((fence) => !isFarFrom(fence, way) && !isWithin(fence, way));
  };
}

function isWithin({ shape }: CompiledFence, box: Box): boolean {
  const lat = Math.round((box.southE7 + box.northE7) / 2);
  const lon = Math.round((box.westE7 + box.eastE7) / 2);
  const reachM = widestM(box) * 1.001 + 1;
  return shape.covers(lat, lon) && shape.edgeDistanceM(lat, lon, reachM) >= reachM;
}

interface Begun {
  began?: number;
  raised?: true;
  over?: number;
}

const beginningsOf = (state: RuleState | undefined): Record<string, Begun> =>
  (state?.watched as Record<string, Begun> | undefined) ?? {};

/** Raised, or not to be raised before the stretch is over. */
function goesOn(begun: Begun | undefined, { last }: KnownStretch, holdS: number): boolean {
  if (!begun || begun.began === undefined || begun.over !== undefined) return false;
  return begun.raised === true || last - begun.began < holdS * 1_000;
}

function isNeverDue({ first, last }: KnownStretch, isDue: (time: number) => boolean): boolean {
  return isAllThrough({ first, last }, (time) => !isDue(time));
}

const halfTurnE7 = 1_800_000_000;

function isFarFrom({ shape: { box } }: CompiledFence, way: Box): boolean {
  if (box.west < -halfTurnE7 || box.east > halfTurnE7 || way.eastE7 - way.westE7 > halfTurnE7) return false;
  return box.north < way.southE7 || box.south > way.northE7 || box.east < way.westE7 || box.west > way.eastE7;
}

/** One version judges all of it, is always open, and covers all places of the stretch. */
function isDeepInside(
  versions: readonly CompiledFence[],
  { stretch, before, vehicle }: Pick<Asked, "vehicle"> & { stretch: KnownStretch; before: KnownStretch },
  { memberships }: FenceState,
  geofenceId: string,
): boolean {
  const fence = versions.find(({ validFrom, validUntil }) => validFrom <= before.first && stretch.last < validUntil);
  if (!fence || fence.opening || !isFor(fence, vehicle)) return false;
  if (memberships.some((stay) => stay.geofenceId === geofenceId && stay.outsideSince !== undefined)) return false;
  return isWithin(fence, stretch);
}
