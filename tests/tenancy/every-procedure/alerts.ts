import type { Rows } from "./row.ts";

const levels = [{ afterS: 0, targets: [{ kind: "role" as const, id: "dispatcher" as const }] }];
const inAnHour = () => Date.now() + 3_600_000;
const everyChannel = { in_app: [], mail: [], push: [], sms: [] };
const preferences = {
  channels: everyChannel,
  timeZone: "UTC",
  quietFrom: null,
  quietUntil: null,
  digest: "none" as const,
  digestAt: "08:00",
  phone: null,
  retractsBySms: false,
};
const push = { endpoint: "https://push.example/1", p256dh: "A".repeat(87), auth: "A".repeat(22) };
const rota = { name: "R", timeZone: "UTC", startsOn: "2026-01-01", handOverAt: "08:00", shiftDays: 1 };
const work = { needs: "alerts.work" as const };
const edit = { needs: "rules.edit" as const };
const view = { needs: "tracking.view" as const };
const keys = { needs: "keys.manage" as const };
const webhook = { name: "W", url: "https://company.example/hook", events: ["alert.opened" as const] };

export const alertsRows: Rows = {
  "alerts.list": { ...view, call: (api, { ruleId }) => api.alerts.list({ ruleId }) },
  "alerts.get": { ...view, call: (api, { alertId }) => api.alerts.get({ alertId }) },
  "alerts.counts": { ...view, call: (api, { ruleId }) => api.alerts.counts({ ruleId }) },
  "alerts.statistics": { ...view, call: (api) => api.alerts.statistics({ from: 0, to: inAnHour() }) },
  "alerts.people": { ...view, call: (api) => api.alerts.people() },
  "alerts.acknowledge": { ...work, call: (api, { alertId }) => api.alerts.acknowledge({ alertIds: [alertId] }) },
  "alerts.assign": {
    ...work,
    call: (api, { alertId }) => api.alerts.assign({ alertIds: [alertId], assigneeId: null }),
  },
  "alerts.comment": { ...work, call: (api, { alertId }) => api.alerts.comment({ alertIds: [alertId], body: "B" }) },
  "alerts.resolve": { ...work, call: (api, { alertId }) => api.alerts.resolve({ alertIds: [alertId] }) },
  "alerts.suppress": {
    ...work,
    call: (api, { alertId }) => api.alerts.suppress({ alertIds: [alertId], until: inAnHour() }),
  },
  "alerts.close": { ...work, call: (api, { alertId }) => api.alerts.close({ alertIds: [alertId] }) },
  "alerts.reopen": { ...work, call: (api, { alertId }) => api.alerts.reopen({ alertIds: [alertId] }) },
  "alerts.policies.list": { ...edit, call: (api) => api.alerts.policies.list() },
  "alerts.policies.save": {
    ...edit,
    call: (api, { policyId }) => api.alerts.policies.save({ policyId, name: "P", levels }),
  },
  "alerts.policies.archive": { ...edit, call: (api, { policyId }) => api.alerts.policies.archive({ policyId }) },
  "alerts.policies.choose": {
    ...edit,
    call: (api, { ruleId, policyId }) => api.alerts.policies.choose({ ruleId, policyId }),
  },
  "alerts.rotas.list": { ...view, call: (api) => api.alerts.rotas.list() },
  "alerts.rotas.save": {
    ...edit,
    call: (api, { rotaId, user }) => api.alerts.rotas.save({ rotaId, ...rota, userIds: [user.id] }),
  },
  "alerts.rotas.archive": { ...edit, call: (api, { rotaId }) => api.alerts.rotas.archive({ rotaId }) },
  "alerts.rotas.override": {
    ...edit,
    call: (api, { rotaId, user }) =>
      api.alerts.rotas.override({ rotaId, userId: user.id, startsAt: Date.now(), endsAt: inAnHour() }),
  },
  "alerts.rotas.removeOverride": {
    ...edit,
    call: (api, { overrideId }) => api.alerts.rotas.removeOverride({ overrideId }),
  },
  "notifications.list": { ...view, call: (api) => api.notifications.list({}) },
  "notifications.markRead": { ...view, call: (api) => api.notifications.markRead({}) },
  "notifications.live": {
    ...view,
    isForPeople: true,
    call: async (api) => {
      for await (const event of await api.notifications.live({})) return event;
      return null;
    },
  },
  "notifications.preferences.get": { ...view, call: (api) => api.notifications.preferences.get() },
  "notifications.preferences.save": {
    ...view,
    isForPeople: true,
    call: (api) => api.notifications.preferences.save(preferences),
  },
  "notifications.push.add": { ...view, isForPeople: true, call: (api) => api.notifications.push.add(push) },
  "notifications.push.remove": {
    ...view,
    call: (api, { pushEndpoint }) => api.notifications.push.remove({ endpoint: pushEndpoint }),
  },
  "notifications.webhooks.list": { ...keys, call: (api) => api.notifications.webhooks.list() },
  "notifications.webhooks.attempts": {
    ...keys,
    call: (api, { webhookId }) => api.notifications.webhooks.attempts({ webhookId }),
  },
  "notifications.webhooks.create": { ...keys, call: (api) => api.notifications.webhooks.create(webhook) },
  "notifications.webhooks.update": {
    ...keys,
    call: (api, { webhookId }) => api.notifications.webhooks.update({ webhookId, name: "N" }),
  },
  "notifications.webhooks.archive": {
    ...keys,
    call: (api, { webhookId }) => api.notifications.webhooks.archive({ webhookId }),
  },
  "notifications.webhooks.test": {
    ...keys,
    call: (api, { webhookId }) => api.notifications.webhooks.test({ webhookId }),
  },
};
