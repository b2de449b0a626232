import type { Rows } from "./row.ts";

const looks = { needs: "orders.view" as const };
const period = { fromDay: "2026-01-01", untilDay: "2026-01-31", timeZone: "UTC" };
const rate = { type: "van" as const, perKmMinor: 1, perHourMinor: 1, co2GPerKm: 1 };

export const businessRows: Rows = {
  "business.orders": { ...looks, call: (api, { customerId }) => api.business.orders({ ...period, customerId }) },
  "business.routes": { ...looks, call: (api, { customerId }) => api.business.routes({ ...period, customerId }) },
  "business.breakDown": { ...looks, call: (api) => api.business.breakDown({ ...period, by: "hub" }) },
  "business.routesBehind": {
    ...looks,
    call: (api, { customerId }) => api.business.routesBehind({ ...period, customerId }),
  },
  "business.behind": { ...looks, call: (api, { customerId }) => api.business.behind({ ...period, customerId }) },
  "business.incidents": {
    needs: "incidents.view",
    call: (api, { hubId }) => api.business.incidents({ ...period, hubId }),
  },
  "business.incidentsBehind": {
    needs: "incidents.view",
    call: (api, { hubId }) => api.business.incidentsBehind({ ...period, hubId }),
  },
  "business.rates": { ...looks, call: (api) => api.business.rates() },
  "business.saveRates": {
    needs: "vehicles.edit",
    call: (api) => api.business.saveRates({ currency: "VND", rates: [rate] }),
  },
};
