import type { CompiledRule } from "../../alerts/evaluating/rule.ts";
import type { DerivationState, World } from "./derivation.ts";
import type { RuleFact, Settled } from "./facts.ts";
import { factsOf } from "./raise-alerts.ts";

/** What rules on silence tell of a vehicle that was not heard since its state. */
export interface Asked {
  raised: Settled<RuleFact>[];
  /** When to ask those that told nothing yet, epoch ms; null where there is nothing to await. */
  wakesAt: number | null;
}

type SilenceRule = CompiledRule & Required<Pick<CompiledRule, "whileSilent" | "asksAt">>;

const isOnSilence = (rule: CompiledRule): rule is SilenceRule =>
  rule.whileSilent !== undefined && rule.asksAt !== undefined;

// an organisation's rules are the same array until one changes
const onSilence = new WeakMap<readonly CompiledRule[], SilenceRule[]>();

function silenceRulesOf(rules: readonly CompiledRule[]): SilenceRule[] {
  const known = onSilence.get(rules) ?? rules.filter(isOnSilence);
  onSilence.set(rules, known);
  return known;
}

/**
 * Asks rules on silence by the clock. Pure: what it tells is what the next fix would show, with the same cause, if none
 * comes before `now`; asked again later it tells the same and perhaps more.
 */
export function askSilences({ rules: states }: DerivationState, { rules, vehicle }: World, now: number): Asked {
  const raised: Settled<RuleFact>[] = [];
  let wakesAt: number | null = null;
  for (const rule of silenceRulesOf(rules)) {
    const state = states[rule.stateKey];
    if (state === undefined || !rule.isFor(vehicle)) continue;
    // a version that is over judges no more than its own time
    const effects = rule.whileSilent(state, Math.min(now, rule.validUntil));
    for (const fact of factsOf(rule, effects)) raised.push({ ...fact, byClock: "asked", settledAt: fact.effect.at });
    const asksAt = effects.length === 0 ? rule.asksAt(state, now) : null;
    if (asksAt !== null && now < rule.validUntil) wakesAt = Math.min(wakesAt ?? asksAt, asksAt);
  }
  return { raised, wakesAt };
}
