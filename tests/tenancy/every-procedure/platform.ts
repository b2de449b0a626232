import type { Rows } from "./row.ts";

const instance = { kind: "web", version: "0", host: "h", pid: 1 } as const;

export const platformRows: Rows = {
  "platform.audit.list": {
    needs: "audit.view",
    call: (api, { vehicle }) => api.platform.audit.list({ subjectId: vehicle.id }),
  },
  "platform.audit.listPlatform": {
    needs: "platform_audit.view",
    call: (api, { organisation }) => api.platform.audit.listPlatform({ subjectId: organisation.id }),
  },
  "platform.organisations.list": { needs: "organisations.view", call: (api) => api.platform.organisations.list({}) },
  "platform.organisations.create": {
    needs: "organisations.manage",
    call: (api) => api.platform.organisations.create({ name: "Founded", email: "first@cartage.example" }),
  },
  "platform.organisations.suspend": {
    needs: "organisations.manage",
    // what is so already is left alone, so that the rest of the callers still find it
    call: (api, { organisation }) =>
      api.platform.organisations.suspend({ organisationId: organisation.id, isSuspended: false, reason: "test" }),
  },
  "platform.users.list": { needs: "users.view", call: (api) => api.platform.users.list({}) },
  "platform.users.deactivate": {
    needs: "users.manage",
    call: (api, { user }) => api.platform.users.deactivate({ userId: user.id, isDeactivated: false, reason: "test" }),
  },
  "platform.users.endSessions": {
    needs: "users.manage",
    call: (api, { vehicle }) => api.platform.users.endSessions({ userId: vehicle.id, reason: "test" }),
  },
  "platform.users.removeFactors": {
    needs: "users.manage",
    call: (api, { vehicle }) => api.platform.users.removeFactors({ userId: vehicle.id, reason: "test" }),
  },
  "platform.instances.register": {
    needs: "own_process",
    call: (api, { vehicle }) => api.platform.instances.register({ instanceId: vehicle.id, ...instance }),
  },
  "platform.instances.heartbeat": {
    needs: "own_process",
    call: (api, { vehicle }) => api.platform.instances.heartbeat({ instanceId: vehicle.id }),
  },
  "platform.instances.leave": {
    needs: "own_process",
    call: (api, { vehicle }) => api.platform.instances.leave({ instanceId: vehicle.id }),
  },
  "platform.instances.list": { needs: "instances.view", call: (api) => api.platform.instances.list() },
};
