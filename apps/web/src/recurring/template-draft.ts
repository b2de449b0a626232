import { inputOf, type OrderDraft } from "../orders/form/draft.ts";
import type { OrderDetail } from "../orders/order.ts";
import type { RecurringDetail } from "./recurring.ts";

/** What is sent of a draft: when the orders come stands in the rule, and each gets barcodes of its own. */
export function templateOf(draft: OrderDraft, timeZone: string) {
  const { pickup, delivery, items, ...others } = inputOf(draft, timeZone);
  const withoutWindow = ({ window: _, ...stop }: typeof pickup | typeof delivery) => stop;
  return {
    ...others,
    pickup: withoutWindow(pickup),
    delivery: withoutWindow(delivery),
    items: items.map(({ barcode: _, ...item }) => item),
  };
}

/** A template as the form of orders knows them. */
export function contentOf({ template, customer }: RecurringDetail): OrderDetail["content"] {
  const { customerId: _, ...others } = template;
  const window = { from: 0, until: 0 };
  return {
    ...others,
    customer,
    pickup: { ...template.pickup, window: null },
    delivery: { ...template.delivery, window },
    items: template.items.map((item) => ({ ...item, barcode: "" })),
  };
}
