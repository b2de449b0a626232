import type { CompiledRule } from "../../alerts/evaluating/rule.ts";
import type { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import type { FenceState } from "../../geofences/evaluating/membership.ts";
import { OUTSIDE_ALL, stepFences } from "../../geofences/evaluating/step-fences.ts";
import type { Verdict } from "../verdict.ts";
import type { Facts, VerdictFact } from "./facts.ts";
import { beginTrack, followTrack, type TrackOutcome, type TripEdits } from "./follow-track.ts";
import type { DerivedVehicle, Fix, Moment } from "./moment.ts";
import { type RuleStates, raiseAlerts } from "./raise-alerts.ts";
import { isRestored } from "./restored.ts";
import {
  believe,
  type DeviceScreening,
  impossiblePace,
  newScreening,
  type ScreeningOutcome,
  screen,
} from "./screening.ts";
import { stretchFrom } from "./stretch.ts";
import type { Thresholds } from "./thresholds.ts";
import type { TrackState } from "./track-state.ts";

/** What decides, beside the positions, what follows from them. */
export interface World {
  vehicle: DerivedVehicle;
  thresholds: Thresholds;
  edits: TripEdits;
  fences: FenceIndex;
  rules: readonly CompiledRule[];
  /** Where another vehicle was at a fix's time; absent where no rule asks. */
  neighbours?: (vehicleId: string, time: number) => ReturnType<NonNullable<Moment["neighbours"]>>;
}

/** All that is remembered of a vehicle between two fixes: plain JSON, the same for the same positions. */
export interface DerivationState {
  /** The last position that its clock allowed, whatever became of it; positions come in the order of (time, deviceKey). */
  last: { time: number; deviceKey: number } | null;
  screening: Record<string, DeviceScreening>;
  /** Whose fixes make the track: several devices of a vehicle would make it zigzag between their antennas. */
  lead: { deviceKey: number; time: number } | null;
  track: TrackState | null;
  /** The last fix that counted. */
  counted: Fix | null;
  fences: FenceState;
  rules: RuleStates;
}

const newDerivation = (): DerivationState => ({
  last: null,
  screening: {},
  lead: null,
  track: null,
  counted: null,
  fences: OUTSIDE_ALL,
  rules: {},
});

export const dumpDerivation = (state: DerivationState): string => JSON.stringify(state);
export const loadDerivation = (text: string | null): DerivationState =>
  text === null ? newDerivation() : (JSON.parse(text) as DerivationState);

/** A position as it is stored. */
export interface StoredFix {
  fix: Fix;
  /** The verdict that it has: `future` and `stale` stay, the others are given anew. */
  verdict: Verdict;
  /** What that verdict measured, whole. */
  doubt: number | null;
}

/** A device that was silent for longer no longer leads. */
const leadsForMs = 60_000;

/**
 * Derives what follows from a vehicle's next position, changes the state, and adds to the facts. Nothing else goes in: the
 * same positions, in order of (time, deviceKey), end in the same state and facts, however they arrived.
 */
export function derive(state: DerivationState, stored: StoredFix, world: World, facts: Facts): void {
  const { fix } = stored;
  if (stored.verdict === "future" || stored.verdict === "stale") return;
  const { last } = state;
  if (last && stretchFrom(last.time) !== stretchFrom(fix.time)) {
    facts.checkpoints.push({ before: stretchFrom(fix.time), state: dumpDerivation(state) });
    if (state.track) state.track.changes = [];
  }
  state.last = { time: fix.time, deviceKey: fix.deviceKey };
  const screening = state.screening[fix.deviceKey] ?? newScreening();
  state.screening[fix.deviceKey] = screening;
  const outcome: ScreeningOutcome = {
    accept(accepted) {
      if (accepted === fix && stored.verdict !== "accepted") facts.verdicts.push(toVerdict(fix, "accepted", null));
      follow(state, accepted, world, facts, fix.time);
    },
    judge(judged, verdict, measured) {
      const fact = toVerdict(judged, verdict, measured);
      const isKnown = judged === fix && stored.verdict === verdict && stored.doubt === fact.doubt;
      if (!isKnown) facts.verdicts.push(fact);
    },
  };
  if (isRestored(world.edits, fix)) believe(screening, fix, outcome);
  else screen(screening, fix, world.thresholds, outcome);
}

/** More does not fit the column, and says no more. */
const mostDoubt = 32_767;

const toVerdict = ({ deviceKey, time }: Fix, verdict: Verdict, measured: number | null): VerdictFact => ({
  deviceKey,
  time,
  verdict,
  doubt: measured === null ? null : Math.min(Math.round(measured), mostDoubt),
});

/** The verdicts of positions before a state that those after it may still change: a repair begins with them. */
export function openVerdicts({ screening, track }: DerivationState, thresholds: Thresholds): VerdictFact[] {
  const suspects = Object.values(screening).flatMap(({ last, suspects }) =>
    last ? suspects.map((fix) => toVerdict(fix, "jump", impossiblePace(last, fix, thresholds))) : [],
  );
  return [...suspects, ...(track?.departing ?? []).map((fix) => toVerdict(fix, "accepted", null))];
}

/** The time of the oldest position that those after a state may still judge, or show to count; Infinity without one. */
export function openSince({ screening, track }: DerivationState): number {
  const suspects = Object.values(screening).flatMap((device) => device.suspects);
  return Math.min(...[...suspects, ...(track?.departing ?? [])].map(({ time }) => time));
}

function follow(state: DerivationState, fix: Fix, world: World, facts: Facts, settledAt: number): void {
  const { lead } = state;
  if (lead && lead.deviceKey !== fix.deviceKey && fix.time - lead.time <= leadsForMs) return;
  // what was believed late is no news any more, where another device went on meanwhile
  if (lead && fix.time < lead.time) return;
  state.lead = { deviceKey: fix.deviceKey, time: fix.time };
  const outcome: TrackOutcome = {
    trip: (trip) => facts.trips.push({ ...trip, settledAt }),
    halt: (halt) => facts.halts.push({ ...halt, settledAt }),
    drift: (seen, doubt) => facts.verdicts.push(toVerdict(seen, "drift", doubt)),
    counted: (counted, distanceM, speedMps) => notice(state, counted, { distanceM, speedMps, settledAt }, world, facts),
  };
  if (state.track) followTrack(state.track, fix, world.thresholds, world.edits, outcome);
  else {
    // its first fix is noticed with the track there
    const first: { distanceM: number; speedMps: number | null }[] = [];
    state.track = beginTrack(fix, {
      ...outcome,
      counted: (_, distanceM, speedMps) => first.push({ distanceM, speedMps }),
    });
    for (const measured of first) notice(state, fix, { ...measured, settledAt }, world, facts);
  }
}

/** A fix that counts: fences and rules look at it. */
function notice(
  state: DerivationState,
  fix: Fix,
  { distanceM, speedMps, settledAt }: { distanceM: number; speedMps: number | null; settledAt: number },
  world: World,
  facts: Facts,
): void {
  const { track, counted: previous } = state;
  if (!track) return;
  const { vehicle, thresholds } = world;
  const isAfterGap = previous === null || fix.time - previous.time > thresholds.gapAfterS * 1000;
  const fences = stepFences(state.fences, { previous, fix, isAfterGap, vehicle }, world.fences);
  for (const entry of fences.entered) facts.entered.push({ ...entry, settledAt });
  for (const leaving of fences.left) facts.left.push({ ...leaving, settledAt });
  state.fences = fences.state;
  state.counted = fix;
  if (world.rules.length === 0) return;
  const { trip, halt, motion, motionSince } = track;
  const moment: Moment = {
    vehicle,
    fix,
    previous,
    distanceM,
    speedMps,
    isAfterGap,
    motion,
    motionSince,
    trip: trip && { startedAt: trip.startedAt, distanceM: trip.distanceM },
    halt: trip || !halt ? null : { startedAt: halt.startedAt, latE7: halt.latE7, lonE7: halt.lonE7 },
    inside: fences.state.memberships,
    entered: fences.entered,
    left: fences.left,
  };
  const { neighbours } = world;
  if (neighbours) moment.neighbours = (vehicleId) => neighbours(vehicleId, fix.time);
  for (const fact of raiseAlerts(state.rules, moment, world.rules)) facts.rules.push({ ...fact, settledAt });
}
