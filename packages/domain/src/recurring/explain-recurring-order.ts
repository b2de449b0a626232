import { explain } from "../explain.ts";

export const explainRecurringOrder = explain({
  recurring_orders_customer_exists: { code: "customer.unknown", field: "template.customerId" },
});
