import type { recurringOrders } from "@cartage/db/schema/recurring";
import type { OrderTemplate, RecurrenceRule } from "./inputs.ts";

type Row = typeof recurringOrders.$inferSelect;

export interface RecurringOrder extends Omit<Row, "template" | "rule"> {
  template: OrderTemplate;
  rule: RecurrenceRule;
}

/** A row with what `TemplateInput` and `RuleInput` let in. */
export function readRecurringOrder(row: Row): RecurringOrder {
  return { ...row, template: row.template as OrderTemplate, rule: row.rule as RecurrenceRule };
}
