import { setImmediate as nextTurn } from "node:timers/promises";
import type { Session } from "@cartage/db/session";
import type { FenceState } from "../../geofences/evaluating/membership.ts";
import { OUTSIDE_ALL } from "../../geofences/evaluating/step-fences.ts";
import {
  type DerivationState,
  derive,
  loadDerivation,
  openSince,
  type StoredFix,
  type World,
} from "../../tracking/deriving/derivation.ts";
import { noFacts } from "../../tracking/deriving/facts.ts";
import { openNeighbours } from "../../tracking/deriving/neighbours.ts";
import type { RuleStates } from "../../tracking/deriving/raise-alerts.ts";
import { instantOf, readFixes } from "../../tracking/deriving/read-fixes.ts";
import type { CompiledRule, RuleEffect, RuleState } from "../evaluating/rule.ts";
import type { Remembered } from "./step-way.ts";

interface FoldOptions {
  session: Session;
  organisationKey: number;
  rule: CompiledRule;
  world: World;
  /** Whether geofences are followed from the first stretch on: they may be tried on a time in which they were not there. */
  keepsFences: boolean;
  onEffects(effects: readonly RuleEffect[]): void;
}

/**
 * The live derivation of one vehicle, with nothing but the rule that is tried, from the checkpoints that it left: what it
 * raises is what it would have raised.
 */
export function foldVehicle({ session, organisationKey, rule, world: given, keepsFences, onEffects }: FoldOptions) {
  let state: DerivationState | null = null;
  let rules: RuleStates = {};
  let fences: FenceState | null = null;
  /** Fixes until here were shown to the rule already, without the derivation. */
  let shownUntil = Number.NEGATIVE_INFINITY;
  const guarded: CompiledRule = {
    ...rule,
    step: (before, moment) =>
      moment.fix.time <= shownUntil ? { state: before, effects: [] } : rule.step(before, moment),
  };
  const world: World = { ...given, rules: [guarded] };
  const neighbours = openNeighbours(session, organisationKey, world);
  if (neighbours) world.neighbours = neighbours.at;

  async function take(fixes: readonly StoredFix[]) {
    if (!state) return;
    await neighbours?.read(state, fixes);
    const facts = noFacts();
    for (const fix of fixes) derive(state, fix, world, facts);
    onEffects(facts.rules.map(({ effect }) => effect));
    fences = state.fences;
    await nextTurn();
  }

  return {
    /** Whether the rule remembers nothing. */
    get ruleState(): RuleState | undefined {
      return rules[rule.stateKey];
    },
    set ruleState(next: RuleState | undefined) {
      rules = next === undefined ? {} : { [rule.stateKey]: next };
      if (state) state.rules = rules;
    },
    get fences(): FenceState {
      return fences ?? OUTSIDE_ALL;
    },
    /** Whether the next fixes may show that some before them count. */
    get isOpen(): boolean {
      return state !== null && openSince(state) !== Number.POSITIVE_INFINITY;
    },
    get counted() {
      return state?.counted ?? null;
    },
    get isRunning(): boolean {
      return state !== null;
    },
    /** Whether geofences are known from something that was folded. */
    get hasBegun(): boolean {
      return fences !== null;
    },
    /** Takes over what came of a stretch that was shown without the derivation. */
    showed(next: Remembered) {
      fences = next.fences;
      rules = next.ruleState === undefined ? {} : { [rule.stateKey]: next.ruleState };
      state = null;
    },
    /** The newest checkpoint of a time or before that leaves nothing open, among the last few; -Infinity where there is none. */
    async closedBefore(time: number): Promise<number> {
      if (time === Number.NEGATIVE_INFINITY) return time;
      const rows = await session.sql<{ before: number; state: string }[]>`
        select (extract(epoch from before) * 1000)::float8 as before, state from derivation_checkpoints
         where vehicle_id = ${given.vehicle.vehicleId} and before <= ${instantOf(time)}::timestamptz
         order by derivation_checkpoints.before desc limit 6`;
      const closed = rows.find((row) => openSince(loadDerivation(row.state)) === Number.POSITIVE_INFINITY);
      return closed?.before ?? Number.NEGATIVE_INFINITY;
    },
    /** What follows is not read: the next thing is to begin anew from a checkpoint. */
    pause() {
      state = null;
    },
    showedUntil(time: number) {
      shownUntil = time;
    },
    /** Goes to where the derivation stood before a time; answers from which fix time on it has to go on. */
    async begin(before: number): Promise<number> {
      const [row] = await session.sql<{ before: number; state: string }[]>`
        select (extract(epoch from before) * 1000)::float8 as before, state from derivation_checkpoints
         where vehicle_id = ${given.vehicle.vehicleId} and before <= ${instantOf(before)}::timestamptz
         order by derivation_checkpoints.before desc limit 1`;
      state = loadDerivation(row?.state ?? null);
      state.fences = keepsFences && fences ? fences : only(state.fences, given);
      fences = state.fences;
      state.rules = rules;
      return row?.before ?? Number.NEGATIVE_INFINITY;
    },
    take,
    /** All that there is from a time on, before another. */
    async takeAll(from: number, until: number) {
      const { vehicleId } = given.vehicle;
      for await (const fixes of readFixes(session, { vehicleId, organisationKey, from, until: until - 1 }))
        await take(fixes);
    },
    finish(now: number) {
      const before = rules[rule.stateKey] ?? rule.begin?.(given.vehicle, state?.counted ?? null);
      onEffects(rule.whileSilent?.(before, now) ?? []);
    },
  };
}

export type Fold = ReturnType<typeof foldVehicle>;

/** Without geofences that the rule does not look at. */
function only({ memberships, nearing = [] }: FenceState, { fences }: World): FenceState {
  const isKnown = ({ geofenceId }: { geofenceId: string }) => fences.has(geofenceId);
  const near = nearing.filter(isKnown);
  return { memberships: memberships.filter(isKnown), ...(near.length > 0 && { nearing: near }) };
}
