import type { CompiledRule, RuleEffect } from "../../alerts/evaluating/rule.ts";
import type { DerivationState, World } from "./derivation.ts";
import type { RuleFact, Settled } from "./facts.ts";
import { factsOf } from "./raise-alerts.ts";

/** What the clock tells of a vehicle that was not heard since its state. */
export interface Asked {
  told: Settled<RuleFact>[];
  /** Whether that is an alert: one that no fix has shown. */
  isSilent: boolean;
  /** When to ask what told nothing yet, epoch ms; null where there is nothing to await. */
  wakesAt: number | null;
}

type SilenceRule = CompiledRule & Required<Pick<CompiledRule, "begin" | "whileSilent" | "asksAt">>;

const isOnSilence = (rule: CompiledRule): rule is SilenceRule =>
  rule.begin !== undefined && rule.whileSilent !== undefined && rule.asksAt !== undefined;

interface Known {
  onSilence: readonly SilenceRule[];
  byState: ReadonlyMap<string, CompiledRule>;
}

// an organisation's rules are the same array until one changes
const known = new WeakMap<readonly CompiledRule[], Known>();

function knownOf(rules: readonly CompiledRule[]): Known {
  const found = known.get(rules);
  if (found) return found;
  const made = { onSilence: rules.filter(isOnSilence), byState: new Map(rules.map((rule) => [rule.stateKey, rule])) };
  known.set(rules, made);
  return made;
}

/**
 * Asks by the clock: rules on silence, and what is over because its rule is. Pure: what it tells is what the next fix would
 * show, with the same cause, if none comes before `now`; asked again later it tells the same and perhaps more.
 */
export function askSilences(derivation: DerivationState, { rules, vehicle }: World, now: number): Asked {
  const { rules: states, counted } = derivation;
  const asked: Asked = { told: [], isSilent: false, wakesAt: null };
  const { onSilence, byState } = knownOf(rules);
  for (const stateKey in states) {
    const rule = byState.get(stateKey);
    if (rule && !isOnSilence(rule)) tellEnd(asked, rule, states[stateKey], now);
  }
  for (const rule of onSilence) {
    const state = states[rule.stateKey] ?? rule.begin(vehicle, counted);
    if (state === undefined) continue;
    tellEnd(asked, rule, state, now);
    if (rule.validUntil <= now || !rule.isFor(vehicle)) continue;
    const effects = rule.whileSilent(state, now);
    tell(asked, rule, effects);
    if (effects.length === 0) wake(asked, rule.asksAt(state, now));
  }
  return asked;
}

/** A version that is over ends what it raised, whether or not the vehicle is heard again. */
function tellEnd(asked: Asked, rule: CompiledRule, state: DerivationState["rules"][string] | undefined, now: number) {
  if (rule.validUntil <= now) tell(asked, rule, rule.end(state, rule.validUntil));
  else if (rule.validUntil !== Number.POSITIVE_INFINITY) wake(asked, rule.validUntil);
}

function tell(asked: Asked, rule: CompiledRule, effects: readonly RuleEffect[]) {
  for (const fact of factsOf(rule, effects)) asked.told.push({ ...fact, byClock: "asked", settledAt: fact.effect.at });
  asked.isSilent ||= effects.some(({ kind }) => kind === "raise");
}

function wake(asked: Asked, at: number | null) {
  if (at !== null) asked.wakesAt = Math.min(asked.wakesAt ?? at, at);
}
