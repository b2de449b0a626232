import type { CompiledRule, RuleEffect, RuleState } from "../../alerts/evaluating/rule.ts";
import type { Facts } from "./facts.ts";
import type { Moment } from "./moment.ts";

/** What each version of a rule remembers of a vehicle; versions that remember nothing are missing. */
export type RuleStates = Record<string, RuleState>;

/**
 * Asks each version of a rule that judges the moment's time. One that no longer does, because the rule was changed or the
 * vehicle is no longer its concern, ends what it raised, and what it remembers is forgotten.
 */
export function raiseAlerts(states: RuleStates, moment: Moment, rules: readonly CompiledRule[], facts: Facts): void {
  const at = moment.fix.time;
  for (const rule of rules) {
    if (at < rule.validFrom) continue;
    const key = `${rule.ruleId} ${rule.validFrom}`;
    const before = states[key];
    if (at < rule.validUntil && rule.isFor(moment.vehicle)) {
      const { state, effects } = rule.step(before, moment);
      if (state !== undefined) states[key] = state;
      else if (before !== undefined) delete states[key];
      note(rule, effects, facts);
    } else if (before !== undefined) {
      delete states[key];
      note(rule, rule.end(before, at).map(endedBy(rule.validUntil)), facts);
    }
  }
}

function note({ ruleId, severity }: CompiledRule, effects: readonly RuleEffect[], facts: Facts): void {
  for (const effect of effects) facts.rules.push({ ruleId, severity, effect });
}

/** The next fix shows it; it was over when the version was. */
const endedBy = (validUntil: number) => (effect: RuleEffect) =>
  effect.kind === "recover" ? { ...effect, recoveredAt: Math.min(effect.recoveredAt, validUntil) } : effect;
