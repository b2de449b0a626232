import type { Rows } from "./row.ts";

const plan = {
  maxVehicles: 5,
  secondsBetweenPositions: null,
  maxRetentionDays: null,
  isDefault: false,
  products: [],
};

export const plansRows: Rows = {
  "plans.own": { needs: "plan.view", call: (api) => api.plans.own() },
  "plans.list": { needs: "organisations.view", call: (api) => api.plans.list() },
  "plans.create": {
    needs: "plans.manage",
    call: (api, { organisation }) => api.plans.create({ ...plan, name: `Plan of ${organisation.name}` }),
  },
  "plans.update": {
    needs: "plans.manage",
    call: (api, { vehicle }) => api.plans.update({ ...plan, name: "Changed", planId: vehicle.id }),
  },
  "plans.of": {
    needs: "organisations.view",
    call: (api, { organisation }) => api.plans.of({ organisationId: organisation.id }),
  },
  "plans.assign": {
    needs: "plans.manage",
    call: (api, { organisation }) =>
      api.plans.assign({
        organisationId: organisation.id,
        planId: null,
        customers: { stripe: null, revenuecat: null },
      }),
  },
};
