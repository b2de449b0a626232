import type { OrderContent } from "../orders/inputs.ts";
import { windowsOn } from "./calendar-rules.ts";
import type { OrderTemplate, RecurrenceRule } from "./inputs.ts";

/** What the order of a day has. */
export function contentOn(template: OrderTemplate, rule: RecurrenceRule, day: string): OrderContent {
  const { pickup, delivery } = windowsOn(rule, day);
  return {
    ...template,
    reference: template.reference === null ? null : `${template.reference} ${day}`,
    pickup: { ...template.pickup, window: pickup },
    delivery: { ...template.delivery, window: delivery },
    items: template.items.map((item) => ({ ...item, barcode: null })),
  };
}
