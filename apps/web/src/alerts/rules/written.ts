import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { toSend } from "./draft.ts";

/** What was written of a rule and is not saved; what is missing follows the rule as it is. */
export interface Written {
  name?: string;
  policyId?: string | null;
  definition?: { now: RuleDefinition; over: Saved };
}

/** A version of a rule. */
export interface Saved {
  version: number;
  definition: RuleDefinition;
}

/** Writes a definition over the one that is saved; a version that came meanwhile stays the question that it is. */
export function write(written: Written, saved: Saved, change: Partial<RuleDefinition>): Written {
  const { now, over } = written.definition ?? { now: saved.definition, over: saved };
  return { ...written, definition: { now: { ...now, ...change }, over } };
}

/** Whether two definitions say the same, however their fields are ordered. */
export function saysTheSame(one: RuleDefinition, other: RuleDefinition): boolean {
  return textOf(one) === textOf(other);
}

/** Whether the rule says something else by now than what the writing began with, and than what was written. */
export function isOvertaken({ definition }: Written, saved: Saved): boolean {
  if (!definition || definition.over.version === saved.version) return false;
  return !saysTheSame(definition.over.definition, saved.definition) && !saysTheSame(definition.now, saved.definition);
}

function textOf(definition: RuleDefinition): string {
  const sent = toSend(definition);
  return JSON.stringify(RuleDefinition.safeParse(sent).data ?? sent);
}
