import { type Commands, inOrganisation } from "./command.ts";

export const alertsCommands: Commands = {
  "alerts.acknowledge": { leaves: inOrganisation("alert.acknowledged") },
  "alerts.assign": {
    leaves: inOrganisation("alert.assigned"),
    call: (api, { caller, rows: { alertId } }) => api.alerts.assign({ alertIds: [alertId], assigneeId: caller.id }),
  },
  "alerts.comment": { leaves: inOrganisation("alert.commented") },
  "alerts.resolve": { leaves: inOrganisation("alert.resolved") },
  "alerts.suppress": { leaves: inOrganisation("alert.suppressed") },
  "alerts.close": { leaves: inOrganisation("alert.closed") },
  "alerts.reopen": {
    leaves: inOrganisation("alert.reopened"),
    async call(api, { owner, rows: { alertId } }) {
      await owner.sql`update alerts set state = 'closed' where id = ${alertId}`;
      return api.alerts.reopen({ alertIds: [alertId] });
    },
  },
  "alerts.policies.save": { leaves: inOrganisation("escalation_policy.saved") },
  "alerts.policies.archive": { leaves: inOrganisation("escalation_policy.archived") },
  "alerts.policies.choose": { leaves: inOrganisation("organisation.escalation_chosen") },
  "alerts.rotas.save": {
    leaves: inOrganisation("rota.saved"),
    call: (api, { caller, rows: { rotaId } }) =>
      api.alerts.rotas.save({
        rotaId,
        name: "R",
        timeZone: "UTC",
        startsOn: "2026-01-01",
        handOverAt: "08:00",
        shiftDays: 1,
        userIds: [caller.id],
      }),
  },
  "alerts.rotas.archive": { leaves: inOrganisation("rota.archived") },
  "alerts.rotas.override": {
    leaves: inOrganisation("rota.overridden"),
    call: (api, { caller, rows: { rotaId } }) =>
      api.alerts.rotas.override({ rotaId, userId: caller.id, startsAt: Date.now(), endsAt: Date.now() + 60_000 }),
  },
  "alerts.rotas.removeOverride": { leaves: inOrganisation("rota.override_removed") },
  "notifications.markRead": {
    leaves: "nothing",
    because: "that somebody has seen their own messages is nobody's business",
  },
  "notifications.preferences.save": { leaves: inOrganisation("user.notifications_chosen") },
  "notifications.push.add": { leaves: inOrganisation("user.push_added") },
  "notifications.push.remove": {
    leaves: inOrganisation("user.push_removed"),
    async call(api, { owner, caller, rows: { pushEndpoint } }) {
      await owner.sql`update push_subscriptions set user_id = ${caller.id} where endpoint = ${pushEndpoint}`;
      return api.notifications.push.remove({ endpoint: pushEndpoint });
    },
  },
  "notifications.webhooks.create": { leaves: inOrganisation("webhook_endpoint.created") },
  "notifications.webhooks.update": { leaves: inOrganisation("webhook_endpoint.changed") },
  "notifications.webhooks.archive": { leaves: inOrganisation("webhook_endpoint.archived") },
  "notifications.webhooks.test": {
    leaves: "nothing",
    because: "it changes nothing, and its delivery is in the log of deliveries",
  },
};
