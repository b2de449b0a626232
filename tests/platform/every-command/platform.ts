import { type Commands, type Given, onPlatform } from "./command.ts";

const ofProcesses = "what processes tell of themselves is kept in the list of instances";
const limits = {
  maxVehicles: 5,
  secondsBetweenPositions: null,
  maxRetentionDays: null,
  isDefault: false,
  products: [],
};

const planOf = ({ rows }: Given) => ({ ...limits, name: `Plan ${rows.organisation.key}` });
const inBoth = (type: "organisation.suspended" | "user.deactivated" | "user.sessions_ended" | "user.factors_removed") =>
  ({ organisation: [type], platform: [type] }) as const;

/** What people of the platform do, and our own processes. */
export const platformCommands: Commands = {
  "plans.create": { leaves: onPlatform("plan.created") },
  "plans.update": {
    leaves: onPlatform("plan.changed"),
    async call(api, given) {
      const { planId } = await given.api(given.caller).plans.create(planOf(given));
      return api.plans.update({ ...planOf(given), planId, maxVehicles: 6 });
    },
  },
  "plans.assign": {
    leaves: {
      organisation: ["organisation.plan_changed"],
      platform: ["organisation.billing_changed", "organisation.plan_changed"],
    },
    async call(api, given) {
      const { planId } = await given.api(given.caller).plans.create(planOf(given));
      const customers = { stripe: null, revenuecat: null };
      return api.plans.assign({ organisationId: given.rows.organisation.id, planId, customers });
    },
  },
  "platform.organisations.create": { leaves: onPlatform("organisation.founded", "invitation.sent") },
  "platform.organisations.suspend": {
    leaves: inBoth("organisation.suspended"),
    call: (api, { rows }) =>
      api.platform.organisations.suspend({ organisationId: rows.organisation.id, isSuspended: true, reason: "unpaid" }),
  },
  "platform.users.deactivate": {
    leaves: inBoth("user.deactivated"),
    call: (api, { rows }) =>
      api.platform.users.deactivate({ userId: rows.user.id, isDeactivated: true, reason: "left" }),
  },
  "platform.users.endSessions": {
    leaves: inBoth("user.sessions_ended"),
    call: (api, { rows }) => api.platform.users.endSessions({ userId: rows.user.id, reason: "lost" }),
  },
  "platform.users.removeFactors": {
    leaves: inBoth("user.factors_removed"),
    async call(api, { owner, rows }) {
      await owner.sql`
        insert into second_factors (id, user_id, kind, name, sealed, created_at, confirmed_at)
        values (gen_random_uuid(), ${rows.user.id}, 'totp', 'x', 'x', now(), now())`;
      return api.platform.users.removeFactors({ userId: rows.user.id, reason: "lost" });
    },
  },
  "platform.instances.register": { leaves: "nothing", because: ofProcesses },
  "platform.instances.heartbeat": {
    leaves: "nothing",
    because: "heartbeats come every few seconds",
    async call(api, { rows: { vehicle } }) {
      const instanceId = vehicle.id;
      await api.platform.instances.register({ instanceId, kind: "web", version: "0", host: "h", pid: 1 });
      return api.platform.instances.heartbeat({ instanceId });
    },
  },
  "platform.instances.leave": { leaves: "nothing", because: ofProcesses },
  "tracking.letters.everywhere.retry": { leaves: onPlatform("letter_retry.requested") },
  "issues.write": { leaves: onPlatform("technical_issue.commented") },
  "issues.move": { leaves: onPlatform("technical_issue.changed") },
  "issues.rate": { leaves: onPlatform("technical_issue.changed") },
  "issues.assign": {
    leaves: onPlatform("technical_issue.changed"),
    call: (api, { caller, rows }) => api.issues.assign({ issueId: rows.issueId, assigneeId: caller.id }),
  },
  "requests.passedOn.answer": { leaves: onPlatform("request.commented") },
  "requests.passedOn.handBack": { leaves: onPlatform("request.handed_back") },
};
