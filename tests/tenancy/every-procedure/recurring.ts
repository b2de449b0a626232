import { newRecurring } from "../../orders/recurring-test.ts";
import type { Rows } from "./row.ts";

const looks = { needs: "orders.view" as const };
const edits = { needs: "orders.edit" as const };

export const recurringRows: Rows = {
  "recurring.list": { ...looks, call: (api) => api.recurring.list({ search: "m" }) },
  "recurring.get": { ...looks, call: (api, { recurringOrderId }) => api.recurring.get({ recurringOrderId }) },
  "recurring.create": {
    ...edits,
    call: (api, { customerId }) => api.recurring.create(newRecurring({ template: { customerId } })),
  },
  "recurring.edit": {
    ...edits,
    call: (api, { recurringOrderId }) => api.recurring.edit({ ...newRecurring(), recurringOrderId }),
  },
  "recurring.move": {
    ...edits,
    call: (api, { recurringOrderId }) => api.recurring.move({ recurringOrderId, move: "paused" }),
  },
  "recurring.skipDay": {
    ...edits,
    call: (api, { recurringOrderId }) =>
      api.recurring.skipDay({ recurringOrderId, day: "2099-01-05", isSkipped: true }),
  },
};
