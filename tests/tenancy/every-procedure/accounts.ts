import type { Rows } from "./row.ts";

const openIdConnect = { kind: "oidc", issuer: "https://login.company.example", clientId: "client" } as const;
const unknownToken = { token: "unknown" };
const credential = { id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {} } as const;
const attestation = { clientDataJSON: "AA", attestationObject: "AA" };
const password = "seven quiet lanterns over the bay";

export const accountsRows: Rows = {
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
  "accounts.invitations.askAgain": { needs: "nothing", call: (api) => api.accounts.invitations.askAgain(unknownToken) },
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
};
