import type { Rows } from "./row.ts";

export const integrationsRows: Rows = {
  "integrations.keys.list": { needs: "keys.manage", call: (api) => api.integrations.keys.list() },
  "integrations.keys.create": {
    needs: "keys.manage",
    call: (api) => api.integrations.keys.create({ name: "A", scopes: ["vehicles.view"] }),
  },
  "integrations.keys.rotate": {
    needs: "keys.manage",
    call: (api, { apiKeyId }) => api.integrations.keys.rotate({ apiKeyId }),
  },
  "integrations.keys.revoke": {
    needs: "keys.manage",
    call: (api, { apiKeyId }) => api.integrations.keys.revoke({ apiKeyId }),
  },
  "integrations.webhooks.list": { needs: "webhooks.view", call: (api) => api.integrations.webhooks.list({}) },
};
