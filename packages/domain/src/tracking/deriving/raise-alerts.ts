import type { CompiledRule, RuleEffect, RuleState } from "../../alerts/evaluating/rule.ts";
import type { RuleFact } from "./facts.ts";
import type { Moment } from "./moment.ts";

/** What each version of a rule remembers of a vehicle; versions that remember nothing are missing. */
export type RuleStates = Record<string, RuleState>;

/**
 * Asks each version of a rule that judges the moment's time. One that no longer does, because the rule was changed or the
 * vehicle is no longer its concern, ends what it raised, and what it remembers is forgotten.
 */
export function raiseAlerts(states: RuleStates, moment: Moment, rules: readonly CompiledRule[]): RuleFact[] {
  const facts: RuleFact[] = [];
  const at = moment.fix.time;
  for (const rule of rules) {
    if (at < rule.validFrom) continue;
    const { stateKey } = rule;
    const before = states[stateKey] ?? rule.begin?.(moment.vehicle, moment.previous);
    if (at < rule.validUntil && rule.isFor(moment.vehicle)) {
      const { state, effects } = rule.step(before, moment);
      if (state !== undefined) states[stateKey] = state;
      else if (before !== undefined) delete states[stateKey];
      if (effects.length > 0) facts.push(...factsOf(rule, effects));
    } else if (before !== undefined) {
      delete states[stateKey];
      // the next fix shows it; it was over when the version was
      facts.push(...factsOf(rule, rule.end(before, Math.min(at, rule.validUntil))));
    }
  }
  return facts;
}

export const factsOf = ({ ruleId, severity }: CompiledRule, effects: readonly RuleEffect[]): RuleFact[] =>
  effects.map((effect) => ({ ruleId, severity, effect }));
