import type { RuleCondition } from "@cartage/domain/alerts/condition-inputs";

export type ConditionFieldsProps<Condition> = {
  condition: Condition;
  onChange: (condition: RuleCondition) => void;
};

export const conditionPath = "definition.condition";

/** A recovery level that nobody wrote is the limit itself. */
export function orNone(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
