import type { CompiledRule, RuleEffect, RuleState } from "../../alerts/evaluating/rule.ts";
import type { Facts } from "./facts.ts";
import type { Moment } from "./moment.ts";

/** A cause that a rule raised and that is not over. */
export interface RaisedCause {
  ruleId: string;
  severity: CompiledRule["severity"];
  subject: string;
  beganAt: number;
}

interface RuleMemory {
  rules: Record<string, RuleState>;
  raised: RaisedCause[];
}

/** Asks each rule that is valid at the moment's time, and ends what was raised by versions that no longer are. */
export function askRules(memory: RuleMemory, moment: Moment, rules: readonly CompiledRule[], facts: Facts): void {
  const at = moment.fix.time;
  endOutdated(memory, rules, at, facts);
  for (const rule of rules) {
    if (at < rule.validFrom || at >= rule.validUntil || !rule.isFor(moment.vehicle)) continue;
    const key = keyOf(rule);
    const { state, effects } = rule.step(memory.rules[key], moment);
    if (state !== undefined) memory.rules[key] = state;
    else if (key in memory.rules) delete memory.rules[key];
    for (const effect of effects) note(memory, rule, effect, facts);
  }
}

/** Each version begins with nothing remembered. */
const keyOf = ({ ruleId, validFrom }: CompiledRule) => `${ruleId} ${validFrom}`;

function note(memory: RuleMemory, rule: CompiledRule, effect: RuleEffect, facts: Facts): void {
  const { ruleId, severity } = rule;
  const { subject, beganAt } = effect;
  const isSame = (cause: RaisedCause) =>
    cause.ruleId === ruleId && cause.subject === subject && cause.beganAt === beganAt;
  const isKnown = memory.raised.some(isSame);
  if (effect.kind === "raise" ? isKnown : !isKnown) return;
  memory.raised =
    effect.kind === "raise"
      ? [...memory.raised, { ruleId, severity, subject, beganAt }]
      : memory.raised.filter((cause) => !isSame(cause));
  facts.rules.push({ ruleId, severity, effect });
}

/** What a version of a rule raised is over when another one takes its place, or none. */
function endOutdated(memory: RuleMemory, rules: readonly CompiledRule[], at: number, facts: Facts): void {
  const outdated = memory.raised.filter(
    ({ ruleId, beganAt }) =>
      !rules.some((rule) => rule.ruleId === ruleId && beganAt >= rule.validFrom && at < rule.validUntil),
  );
  if (outdated.length === 0) return;
  memory.raised = memory.raised.filter((cause) => !outdated.includes(cause));
  for (const key of Object.keys(memory.rules)) {
    if (!rules.some((rule) => keyOf(rule) === key && at < rule.validUntil)) delete memory.rules[key];
  }
  for (const { ruleId, severity, subject, beganAt } of outdated) {
    const ended = rules
      .filter((rule) => rule.ruleId === ruleId && rule.validUntil <= at)
      .map((rule) => rule.validUntil);
    const recoveredAt = Math.max(beganAt, Math.min(at, ...ended));
    facts.rules.push({ ruleId, severity, effect: { kind: "recover", subject, beganAt, recoveredAt, at } });
  }
}
