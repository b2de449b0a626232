import type { Session } from "@cartage/db/session";
import { stretchMs, type World } from "../../tracking/deriving/derivation.ts";
import type { CompiledRule, RuleEffect } from "../evaluating/rule.ts";
import { type Fold, foldVehicle } from "./fold-vehicle.ts";
import { quickDays } from "./quick-days.ts";
import { type Parked, readParked } from "./read-parked.ts";
import type { KnownStretch, Past } from "./read-past.ts";
import { openDays } from "./read-rows-of-day.ts";
import { readSpeeds } from "./read-speeds.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";
import { stepSpeeds } from "./step-speeds.ts";
import type { stillFences } from "./still-fences.ts";
import type { Matters } from "./what-matters.ts";

/** A rule that is tried on the past. */
export interface Trial {
  rule: CompiledRule;
  /** Which positions are looked at, epoch ms; the rule judges those from its `validFrom` on. */
  from: number;
  until: number;
  /** Everything is read, whether or not it may matter; the same must come of it. */
  isWhole: boolean;
  matters: Matters;
  /** Of rules on visits and absence, in place of `matters`. */
  isStill: ReturnType<typeof stillFences> | null;
  /** Of rules on silence how long that is. */
  silentMs: number | null;
  /** Of rules that ask for no more than speeds: at or below which one they stay at rest. */
  wakesAboveCmps: ((vehicle: ScopedVehicle) => number) | null;
  asksParked: boolean;
  /** Of rules on distance the other vehicle's past. */
  other: Past | null;
}

export interface BackTested {
  session: Session;
  organisationKey: number;
  vehicle: ScopedVehicle;
  world: World;
  past: Past;
  trial: Trial;
  signal?: AbortSignal | undefined;
  onEffects(effects: readonly RuleEffect[]): void;
}

const dayMs = 86_400_000;

/** Shows a rule one vehicle's past: of what is derived the stretches that may matter, and all that is not derived yet. */
export async function backTestVehicle(given: BackTested): Promise<void> {
  const { session, vehicle, past, trial } = given;
  const fold = foldVehicle({ ...given, rule: trial.rule, keepsFences: trial.isStill !== null });
  const known = past.stretches.filter(({ from, last }) => from + stretchMs > trial.from && last >= trial.from);
  const endsAt = Math.min(known.at(-1)?.from ?? trial.from, Math.floor(past.waitsFrom / stretchMs) * stretchMs);
  const parked = trial.asksParked ? await readParked(session, vehicle.vehicleId, trial.from) : null;
  const showSpeeds = await openSpeeds(given, fold, endsAt);
  const goThrough = openFold(given, fold);
  let before: KnownStretch | null = null;
  for (const stretch of known) {
    if (stretch.from >= endsAt) break;
    const isShown = showSpeeds(stretch, before);
    if (!isShown && !trial.isWhole && canSkip(given, fold, { stretch, before, parked })) fold.pause();
    else if (!isShown) await goThrough(stretch.from);
    before = stretch;
  }
  await goThrough(endsAt, trial.until);
  fold.finish(trial.until);
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

type ShowSpeeds = (stretch: KnownStretch, before: KnownStretch | null) => boolean;

/** Shows the rule a day's speeds alone, where that is all it needs; answers whether a stretch is of such a day. */
async function openSpeeds(given: BackTested, fold: Fold, endsAt: number): Promise<ShowSpeeds> {
  const { session, organisationKey, vehicle, world, past, trial, onEffects } = given;
  const wakesAboveCmps = trial.wakesAboveCmps?.(vehicle) ?? null;
  const [fitted] = vehicle.fittings;
  if (wakesAboveCmps === null || !fitted || trial.isWhole) return () => false;
  const device = { organisationKey, deviceKey: fitted.deviceKey };
  const days = await readSpeeds(session, device, quickDays(vehicle, past, { aboveCmps: wakesAboveCmps, endsAt }));
  const gapAfterMs = world.thresholds.gapAfterS * 1_000;
  let shown = Number.NEGATIVE_INFINITY;
  return (stretch, before) => {
    const day = Math.floor(stretch.from / dayMs) * dayMs;
    if (shown === day) return true;
    const today = days.get(day);
    if (!today || fold.isOpen || (before && before.from >= day)) return false;
    const options = { rule: trial.rule, vehicle, gapAfterMs, wakesAboveCmps, counted: before?.last ?? null, onEffects };
    fold.ruleState = stepSpeeds(today, { ...options, before: fold.ruleState });
    fold.showedUntil(today.time.at(-1) ?? day);
    fold.pause();
    shown = day;
    return true;
  };
}
