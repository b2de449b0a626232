import type { createCaller } from "@cartage/api/root";
import type { Capability } from "@cartage/domain/permissions";
import type { Furnished } from "./furnish.ts";

type Api = ReturnType<typeof createCaller>;

export interface Row {
  /** What it takes: a capability, being signed in, being one of our own processes, or nothing. */
  needs: Capability | "signed_in" | "own_process" | "nothing";
  /** Calls it, with the given organisation's ids wherever it takes one. */
  call(api: Api, rows: Furnished): Promise<unknown>;
  /** Whether it may be called with an API key; what works by a sign-in of its own may not. */
  isForPeople?: boolean;
}

const everywhere = { west: -180, south: -90, east: 180, north: 90 };
const instance = { kind: "web", version: "0", host: "h", pid: 1 } as const;
const openIdConnect = { kind: "oidc", issuer: "https://login.company.example", clientId: "client" } as const;
const plan = {
  maxVehicles: 5,
  secondsBetweenPositions: null,
  maxRetentionDays: null,
  isDefault: false,
  products: [],
};
const unknownToken = { token: "unknown" };
const credential = { id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {} } as const;
const attestation = { clientDataJSON: "AA", attestationObject: "AA" };
const password = "seven quiet lanterns over the bay";

/** Every procedure of the API. One that is missing here fails the tests of this folder. */
export const everyProcedure: Record<string, Row> = {
  "accounts.me": { needs: "signed_in", call: (api) => api.accounts.me() },
  "accounts.myVehicle": { needs: "own_vehicle.view", call: (api) => api.accounts.myVehicle() },
  "accounts.signInOnPhone": {
    needs: "nothing",
    call: (api) => api.accounts.signInOnPhone({ email: "a@b.example", password, phone: { name: "p", model: "m" } }),
  },
  "accounts.refresh": { needs: "nothing", call: (api) => api.accounts.refresh({ refreshToken: "unknown" }) },
  "accounts.sessions.list": { needs: "signed_in", call: (api) => api.accounts.sessions.list() },
  "accounts.sessions.end": {
    needs: "signed_in",
    call: (api, { session }) => api.accounts.sessions.end({ sessionId: session.id }),
  },
  "accounts.sessions.endOthers": { needs: "signed_in", call: (api) => api.accounts.sessions.endOthers() },
  "accounts.password.askForReset": {
    needs: "nothing",
    call: (api) => api.accounts.password.askForReset({ email: "nobody@cartage.example" }),
  },
  "accounts.password.getReset": { needs: "nothing", call: (api) => api.accounts.password.getReset(unknownToken) },
  "accounts.password.reset": {
    needs: "nothing",
    call: (api) => api.accounts.password.reset({ ...unknownToken, password }),
  },
  "accounts.password.change": {
    needs: "signed_in",
    call: (api) => api.accounts.password.change({ current: "wrong", password }),
  },
  "accounts.factors.list": { needs: "signed_in", call: (api) => api.accounts.factors.list() },
  "accounts.factors.beginTotp": {
    needs: "signed_in",
    call: (api) => api.accounts.factors.beginTotp({ name: "A", password: "wrong" }),
  },
  "accounts.factors.confirmTotp": {
    needs: "signed_in",
    call: (api, { vehicle }) => api.accounts.factors.confirmTotp({ factorId: vehicle.id, code: "123456" }),
  },
  "accounts.factors.remove": {
    needs: "signed_in",
    call: (api, { vehicle }) => api.accounts.factors.remove({ factorId: vehicle.id, password: "wrong" }),
  },
  "accounts.factors.beginPasskey": {
    needs: "signed_in",
    call: (api) => api.accounts.factors.beginPasskey({ password: "wrong" }),
  },
  "accounts.factors.addPasskey": {
    needs: "signed_in",
    call: (api) => api.accounts.factors.addPasskey({ name: "A", answer: { ...credential, response: attestation } }),
  },
  "accounts.factors.renewCodes": {
    needs: "signed_in",
    call: (api) => api.accounts.factors.renewCodes({ password: "wrong" }),
  },
  "accounts.factors.ask": { needs: "signed_in", call: (api) => api.accounts.factors.ask() },
  "accounts.factors.show": { needs: "signed_in", call: (api) => api.accounts.factors.show({ code: "123456" }) },
  "accounts.email.verify": { needs: "signed_in", call: (api) => api.accounts.email.verify() },
  "accounts.email.change": {
    needs: "signed_in",
    call: (api) => api.accounts.email.change({ email: "new@cartage.example", password: "wrong" }),
  },
  "accounts.email.getLink": { needs: "nothing", call: (api) => api.accounts.email.getLink(unknownToken) },
  "accounts.email.useLink": { needs: "nothing", call: (api) => api.accounts.email.useLink(unknownToken) },
  "accounts.suspension.get": { needs: "nothing", call: (api) => api.accounts.suspension.get() },
  "accounts.suspension.leave": {
    needs: "nothing",
    call: (api, { organisation }) => api.accounts.suspension.leave({ organisationId: organisation.id }),
  },
  "accounts.organisation.get": { needs: "organisation.manage", call: (api) => api.accounts.organisation.get() },
  "accounts.organisation.update": {
    needs: "organisation.manage",
    call: (api) => api.accounts.organisation.update({ name: "Renamed" }),
  },
  "accounts.organisation.changeLogo": {
    needs: "organisation.manage",
    call: (api) => api.accounts.organisation.changeLogo({ content: "" }),
  },
  "accounts.organisation.removeLogo": {
    needs: "organisation.manage",
    call: (api) => api.accounts.organisation.removeLogo(),
  },
  "accounts.members.list": { needs: "members.manage", call: (api) => api.accounts.members.list({}) },
  "accounts.members.changeRole": {
    needs: "members.manage",
    call: (api, { user }) => api.accounts.members.changeRole({ userId: user.id, role: "viewer" }),
  },
  "accounts.members.deactivate": {
    needs: "members.manage",
    call: (api, { user }) => api.accounts.members.deactivate({ userId: user.id }),
  },
  "accounts.members.reactivate": {
    needs: "members.manage",
    call: (api, { user }) => api.accounts.members.reactivate({ userId: user.id }),
  },
  "accounts.members.makeOwner": {
    needs: "members.manage",
    call: (api, { user }) => api.accounts.members.makeOwner({ userId: user.id }),
  },
  "accounts.invitations.list": { needs: "members.manage", call: (api) => api.accounts.invitations.list() },
  "accounts.invitations.send": {
    needs: "members.manage",
    call: (api) => api.accounts.invitations.send({ email: "new@cartage.example", role: "viewer" }),
  },
  "accounts.invitations.revoke": {
    needs: "members.manage",
    call: (api, { invitationId }) => api.accounts.invitations.revoke({ invitationId }),
  },
  "accounts.invitations.get": { needs: "nothing", call: (api) => api.accounts.invitations.get(unknownToken) },
  "accounts.invitations.accept": { needs: "signed_in", call: (api) => api.accounts.invitations.accept(unknownToken) },
  "accounts.invitations.acceptAsNew": {
    needs: "nothing",
    call: (api) => api.accounts.invitations.acceptAsNew({ ...unknownToken, name: "A", password }),
  },
  "accounts.sso.find": {
    needs: "nothing",
    call: (api, { domain }) => api.accounts.sso.find({ email: `somebody@${domain}` }),
  },
  "accounts.sso.list": { needs: "sso.manage", call: (api) => api.accounts.sso.list() },
  "accounts.sso.add": {
    needs: "sso.manage",
    call: (api) => api.accounts.sso.add({ name: "P", ...openIdConnect, clientSecret: "secret" }),
  },
  "accounts.sso.change": {
    needs: "sso.manage",
    call: (api, { providerId }) => api.accounts.sso.change({ providerId, name: "P", ...openIdConnect }),
  },
  "accounts.sso.switch": {
    needs: "sso.manage",
    call: (api, { providerId }) => api.accounts.sso.switch({ providerId, isEnabled: false }),
  },
  "accounts.sso.remove": {
    needs: "sso.manage",
    call: (api, { providerId }) => api.accounts.sso.remove({ providerId }),
  },
  "accounts.sso.addDomain": {
    needs: "sso.manage",
    call: (api, { providerId }) => api.accounts.sso.addDomain({ providerId, domain: "other.example" }),
  },
  "accounts.sso.verifyDomain": {
    needs: "sso.manage",
    call: (api, { domain }) => api.accounts.sso.verifyDomain({ domain }),
  },
  "accounts.sso.removeDomain": {
    needs: "sso.manage",
    call: (api, { domain }) => api.accounts.sso.removeDomain({ domain }),
  },
  "accounts.phoneCodes.grant": {
    needs: "signed_in",
    call: (api) => api.accounts.phoneCodes.grant({ challenge: "x".repeat(43) }),
  },
  "accounts.phoneCodes.offer": {
    needs: "members.manage",
    call: (api, { user }) => api.accounts.phoneCodes.offer({ userId: user.id }),
  },
  "accounts.signInWithCode": {
    needs: "nothing",
    call: (api) => api.accounts.signInWithCode({ code: "unknown", phone: { name: "p", model: "m" } }),
  },
  "accounts.switchOrganisation": {
    needs: "signed_in",
    call: (api, { organisation }) => api.accounts.switchOrganisation({ organisationId: organisation.id }),
  },
  "accounts.signOut": { needs: "signed_in", call: (api) => api.accounts.signOut() },
  "fleet.vehicles.list": {
    needs: "vehicles.view",
    call: (api, { group, vehicle }) => api.fleet.vehicles.list({ groupId: group.id, search: vehicle.name }),
  },
  "fleet.vehicles.get": {
    needs: "vehicles.view",
    call: (api, { vehicle }) => api.fleet.vehicles.get({ vehicleId: vehicle.id }),
  },
  "fleet.vehicles.create": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.vehicles.create({ name: "A", type: "car", groupId: group.id }),
  },
  "fleet.vehicles.update": {
    needs: "vehicles.edit",
    call: (api, { vehicle }) => api.fleet.vehicles.update({ vehicleId: vehicle.id, name: "changed" }),
  },
  "fleet.vehicles.archive": {
    needs: "vehicles.edit",
    call: (api, { vehicle }) => api.fleet.vehicles.archive({ vehicleId: vehicle.id }),
  },
  "fleet.groups.list": { needs: "vehicles.view", call: (api) => api.fleet.groups.list() },
  "fleet.groups.create": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.groups.create({ name: "A", parentId: group.id }),
  },
  "fleet.groups.update": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.groups.update({ groupId: group.id, name: "changed" }),
  },
  "fleet.groups.delete": {
    needs: "vehicles.edit",
    call: (api, { group }) => api.fleet.groups.delete({ groupId: group.id, vehiclesTo: null }),
  },
  "fleet.tags.count": { needs: "vehicles.view", call: (api) => api.fleet.tags.count() },
  "fleet.tags.rename": {
    needs: "vehicles.edit",
    call: (api, { organisation }) => api.fleet.tags.rename({ tag: `tag-of-${organisation.key}`, to: "b" }),
  },
  "fleet.tags.merge": {
    needs: "vehicles.edit",
    call: (api, { organisation }) => api.fleet.tags.merge({ tags: [`tag-of-${organisation.key}`], into: "b" }),
  },
  "fleet.tags.remove": {
    needs: "vehicles.edit",
    call: (api, { organisation }) => api.fleet.tags.remove({ tag: `tag-of-${organisation.key}` }),
  },
  "fleet.tags.list": { needs: "vehicles.view", call: (api) => api.fleet.tags.list() },
  "fleet.devices.list": {
    needs: "devices.view",
    call: (api, { vehicle }) => api.fleet.devices.list({ vehicleId: vehicle.id }),
  },
  "fleet.devices.get": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.get({ deviceId: device.id }),
  },
  "fleet.devices.create": {
    needs: "devices.manage",
    call: (api, { vehicle }) => api.fleet.devices.create({ name: "A", kind: "tracker", vehicleId: vehicle.id }),
  },
  "fleet.devices.update": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.update({ deviceId: device.id, name: "changed" }),
  },
  "fleet.devices.rotateSecret": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.rotateSecret({ deviceId: device.id }),
  },
  "fleet.devices.revoke": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.revoke({ deviceId: device.id }),
  },
  "fleet.devices.fit": {
    needs: "devices.manage",
    call: (api, { device, vehicle }) => api.fleet.devices.fit({ deviceId: device.id, vehicleId: vehicle.id }),
  },
  "fleet.devices.unfit": {
    needs: "devices.manage",
    call: (api, { device }) => api.fleet.devices.unfit({ deviceId: device.id }),
  },
  "fleet.devices.positions": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.positions({ deviceId: device.id }),
  },
  "fleet.devices.deadLetters": {
    needs: "devices.view",
    call: (api, { device }) => api.fleet.devices.deadLetters({ deviceId: device.id }),
  },
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
  "requests.list": { needs: "requests.ask", call: (api) => api.requests.list({}) },
  "requests.get": { needs: "requests.ask", call: (api, { requestId }) => api.requests.get({ requestId }) },
  "requests.ask": {
    needs: "requests.ask",
    call: (api) => api.requests.ask({ kind: "question", subject: "A", body: "B" }),
  },
  "requests.write": {
    needs: "requests.ask",
    call: (api, { requestId }) => api.requests.write({ requestId, body: "B" }),
  },
  "requests.passOn": { needs: "requests.answer", call: (api, { requestId }) => api.requests.passOn({ requestId }) },
  "requests.close": { needs: "requests.ask", call: (api, { requestId }) => api.requests.close({ requestId }) },
  "requests.passedOn.list": { needs: "requests.answer_passed_on", call: (api) => api.requests.passedOn.list({}) },
  "requests.passedOn.get": {
    needs: "requests.answer_passed_on",
    call: (api, { requestId }) => api.requests.passedOn.get({ requestId }),
  },
  "requests.passedOn.answer": {
    needs: "requests.answer_passed_on",
    call: (api, { requestId }) => api.requests.passedOn.answer({ requestId, body: "B" }),
  },
  "requests.passedOn.handBack": {
    needs: "requests.answer_passed_on",
    call: (api, { requestId }) => api.requests.passedOn.handBack({ requestId, body: "B" }),
  },
  "issues.raise": { needs: "signed_in", call: (api) => api.issues.raise({ path: "/live", version: "0" }) },
  "issues.list": { needs: "issues.manage", call: (api) => api.issues.list({}) },
  "issues.get": { needs: "issues.manage", call: (api, { issueId }) => api.issues.get({ issueId }) },
  "issues.assignees": { needs: "issues.manage", call: (api) => api.issues.assignees() },
  "issues.write": { needs: "issues.manage", call: (api, { issueId }) => api.issues.write({ issueId, body: "B" }) },
  "issues.move": {
    needs: "issues.manage",
    call: (api, { issueId }) => api.issues.move({ issueId, state: "accepted" }),
  },
  "issues.rate": {
    needs: "issues.manage",
    call: (api, { issueId }) => api.issues.rate({ issueId, severity: "major" }),
  },
  "issues.assign": {
    needs: "issues.manage",
    call: (api, { issueId }) => api.issues.assign({ issueId, assigneeId: null }),
  },
  "tracking.snapshot": {
    needs: "tracking.view",
    call: (api, { group }) => api.tracking.snapshot({ groupId: group.id }),
  },
  "tracking.history": {
    needs: "tracking.view",
    call: (api, { vehicle }) => api.tracking.history({ vehicleId: vehicle.id, from: 0, to: 2_000_000_000 }),
  },
  "tracking.nearby": {
    needs: "tracking.view",
    call: (api) => api.tracking.nearby({ within: { bounds: everywhere } }),
  },
  "tracking.live": {
    needs: "tracking.view",
    isForPeople: true,
    call: async (api) => {
      const stream = await api.tracking.live({});
      for await (const event of stream) return event;
      return null;
    },
  },
};
