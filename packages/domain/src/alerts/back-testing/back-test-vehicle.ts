import type { Session } from "@cartage/db/session";
import { stretchFrom, stretchMs } from "../../tracking/deriving/stretch.ts";
import { type Fold, foldVehicle } from "./fold-vehicle.ts";
import { quickDays } from "./quick-days.ts";
import { type Parked, readParked } from "./read-parked.ts";
import type { KnownStretch, Past } from "./read-past.ts";
import { openDays } from "./read-rows-of-day.ts";
import { type DayOfSpeeds, readSpeeds } from "./read-speeds.ts";
import { openShowMotion, readMotionAhead } from "./show-motion.ts";
import { openShowWay, readWaysAhead } from "./show-way.ts";
import { stepSpeeds } from "./step-speeds.ts";
import type { BackTested, Trial } from "./trial.ts";

const dayMs = 86_400_000;

/** Shows a rule one vehicle's past: of what is derived the stretches that may matter, and all that is not derived yet. */
export async function backTestVehicle(given: BackTested): Promise<void> {
  const { session, vehicle, past, trial } = given;
  const fold = foldVehicle({ ...given, rule: trial.rule, keepsFences: trial.isStill !== null });
  const known = past.stretches.filter(({ from, last }) => from + stretchMs > trial.from && last >= trial.from);
  const endsAt = foldedFrom(past, trial, known.at(-1));
  const parked = trial.asksParked ? await readParked(session, vehicle.vehicleId, trial.from) : null;
  const showSpeeds = openSpeeds(given, fold);
  const show = trial.asksMotion ? openShowMotion(given, fold) : openShowWay(given, fold, endsAt);
  const goThrough = openFold(given, fold);
  let before: KnownStretch | null = null;
  for (const stretch of known) {
    if (stretch.from >= endsAt) break;
    const isShown = await showSpeeds(stretch, before);
    if (!isShown && !trial.isWhole && canSkip(given, fold, { stretch, before, parked })) fold.pause();
    else if (!isShown && !(await show(stretch, before))) await goThrough(stretch.from);
    before = stretch;
  }
  if (endsAt < Number.POSITIVE_INFINITY) await goThrough(endsAt, trial.until);
  fold.finish(trial.until);
}

/**
 * From where on all is folded: what waits to be derived, and for rules on silence, which ask for the last position of all, the
 * last stretch. Infinity where that is nothing.
 */
function foldedFrom({ waitsFrom }: Past, { from, silentMs }: Trial, last: KnownStretch | undefined): number {
  const derivedUntil = stretchFrom(waitsFrom);
  return silentMs === null ? derivedUntil : Math.min(derivedUntil, last?.from ?? from);
}

/** Takes the fold through stretches, from a checkpoint where those before were left out. */
function openFold(given: BackTested, fold: Fold) {
  const read = openDays(given.session, given.organisationKey, given.vehicle);
  let next = Number.NEGATIVE_INFINITY;
  return async (from: number, until?: number) => {
    given.signal?.throwIfAborted();
    if (!fold.isRunning) await begin(given, fold, from);
    else if (next < from) await fold.takeAll(next, from);
    next = from + stretchMs;
    if (until === undefined) await fold.take(await read(from, next));
    else await fold.takeAll(from, until);
  };
}

/** Goes on at a checkpoint; what is before it and after the last one, where there is none, is read. */
async function begin({ trial }: BackTested, fold: Fold, at: number): Promise<void> {
  const before = await fold.begin(at);
  if (before < at) await fold.takeAll(before, at);
  const { ruleState, counted } = fold;
  if (trial.silentMs === null || ruleState === undefined || !counted) return;
  // nothing was silent for long enough in what was left out
  const { time: last, latE7, lonE7 } = counted;
  if (last > (ruleState.last as number)) fold.ruleState = { last, latE7, lonE7 };
}

interface Next {
  stretch: KnownStretch;
  before: KnownStretch | null;
  parked: Parked | null;
}

/** Whether a stretch leaves the rule as it is. */
function canSkip({ vehicle, trial }: BackTested, fold: Fold, { stretch, before, parked }: Next): boolean {
  if (fold.isOpen) return false;
  const { ruleState, fences } = fold;
  if (trial.silentMs !== null) {
    if (ruleState === undefined || ruleState.over !== undefined || !before?.isOfOne || !stretch.isOfOne) return false;
    return Math.max(stretch.widestGapMs, stretch.first - before.last) < trial.silentMs;
  }
  if (trial.isStill) return trial.isStill({ stretch, before, vehicle, fences, ruleState });
  const isParked = parked?.(stretch) ?? false;
  const others = trial.other?.stretches.filter(({ from }) => Math.abs(from - stretch.from) <= stretchMs) ?? [];
  return ruleState === undefined && !trial.matters({ stretch, before, type: vehicle.type, isParked, others });
}

type ShowSpeeds = (stretch: KnownStretch, before: KnownStretch | null) => Promise<boolean>;

/** Reads what a rule needs in place of the derivation; that may be done while another vehicle is looked at. */
export async function readVehicleAhead(
  session: Session,
  organisationKey: number,
  about: Pick<BackTested, "vehicle" | "past" | "trial">,
): Promise<Pick<BackTested, "speeds" | "ways" | "moved">> {
  const endsAt = foldedFrom(about.past, about.trial, about.past.stretches.at(-1));
  return {
    speeds: await readQuickDays(session, organisationKey, { ...about, endsAt }),
    ways: await readWaysAhead(session, organisationKey, about),
    moved: await readMotionAhead(session, organisationKey, { ...about, endsAt }),
  };
}

async function readQuickDays(
  session: Session,
  organisationKey: number,
  { vehicle, past, trial, endsAt }: Pick<BackTested, "vehicle" | "past" | "trial"> & { endsAt: number },
): Promise<Map<number, DayOfSpeeds>> {
  const aboveCmps = trial.wakesAboveCmps?.(vehicle) ?? null;
  const [fitted] = vehicle.fittings;
  if (aboveCmps === null || !fitted || trial.isWhole) return new Map();
  const days = quickDays(vehicle, past, { asks: ({ topSpeedCmps }) => topSpeedCmps > aboveCmps, endsAt });
  return readSpeeds(session, { organisationKey, deviceKey: fitted.deviceKey }, days);
}

/** Shows the rule a day's speeds alone, where that is all it needs; answers whether a stretch is of such a day. */
function openSpeeds({ vehicle, world, trial, speeds, onEffects }: BackTested, fold: Fold): ShowSpeeds {
  const wakesAboveCmps = trial.wakesAboveCmps?.(vehicle) ?? Number.POSITIVE_INFINITY;
  const gapAfterMs = world.thresholds.gapAfterS * 1_000;
  let shown = Number.NEGATIVE_INFINITY;
  return async (stretch, before) => {
    const day = Math.floor(stretch.from / dayMs) * dayMs;
    if (shown === day) return true;
    const today = speeds.get(day);
    if (!today || fold.isOpen || (before && before.from >= day)) return false;
    const options = { rule: trial.rule, vehicle, gapAfterMs, wakesAboveCmps, counted: before?.last ?? null };
    let stepped = stepSpeeds(today, { ...options, before: fold.ruleState });
    // what is still under way behind the last fast stretch may be over at any later position
    if (stepped.state !== undefined && today.readWhole)
      stepped = stepSpeeds(await today.readWhole(), { ...options, before: fold.ruleState });
    onEffects(stepped.effects);
    fold.ruleState = stepped.state;
    fold.showedUntil(day + dayMs - 1);
    fold.pause();
    shown = day;
    return true;
  };
}
