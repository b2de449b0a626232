import { codeOf } from "../../accounts/authenticator.ts";
import { sendWaiting, tokenFor } from "../../accounts/mails.ts";
import { png } from "../../accounts/pictures.ts";
import { createAuthenticator } from "../../accounts/software-authenticator.ts";
import { type Commands, type Given, inOrganisation, onPlatform, password } from "./command.ts";

const phone = { name: "Pixel", model: "9" };
const newPassword = "seven quiet lanterns over the bay";
const countsOnlyWhenConfirmed = "it counts for nothing until it is confirmed, which leaves an entry";

const once = "what is good once is used up, whatever comes of it";
const attempt = { failed_attempts: "an attempt counts, whatever comes of it" };

const driver = ({ rows }: Given) => rows.user.id;

/** The token in the newest mail to an address. */
async function mailedTo({ owner, platform, people }: Given, email: string) {
  // those that `furnish` makes say nothing, and would be in the way
  await owner.sql`delete from mails where content is null`;
  return tokenFor(await sendWaiting(platform, people), email);
}

/** Sets up an authenticator of the caller's; its code of half a minute later is good once. */
async function enrol({ api, clock, caller }: Given) {
  const { factors } = api(caller).accounts;
  const { factorId, secret } = await factors.beginTotp({ name: "My phone", password });
  await factors.confirmTotp({ factorId, code: codeOf(secret, clock.now()) });
  return { factorId, code: codeOf(secret, new Date(clock.now().getTime() + 30_000)) };
}

/** Invites an address into the organisation; answers the link's token. */
async function invite(given: Given, email: string) {
  const administrator = await given.as.organisationAdministrator(given.rows.organisation);
  await given.api(administrator).accounts.invitations.send({ email, role: "viewer" });
  return mailedTo(given, email);
}

const newcomer = ({ rows }: Given) => `newcomer-${rows.organisation.key}@cartage.example`;

export const accountsCommands: Commands = {
  "accounts.signInOnPhone": {
    leaves: inOrganisation("session.started", "device.created", "device.fitted"),
    keeps: attempt,
    by: driver,
    call: (api, { rows }) => api.accounts.signInOnPhone({ email: rows.user.email, password, phone }),
  },
  "accounts.signInWithCode": {
    leaves: inOrganisation("session.started", "device.created", "device.fitted"),
    keeps: { phone_codes: once },
    by: driver,
    async call(api, given) {
      const administrator = await given.as.organisationAdministrator(given.rows.organisation);
      const { code } = await given.api(administrator).accounts.phoneCodes.offer({ userId: given.rows.user.id });
      return api.accounts.signInWithCode({ code, phone });
    },
  },
  "accounts.refresh": {
    leaves: "nothing",
    because: "a phone asks for its next token every ten minutes; a token that comes twice leaves an entry",
    async call(api, given) {
      const who = { email: given.rows.user.email, password, phone };
      const { refreshToken } = await given.api(null).accounts.signInOnPhone(who);
      return api.accounts.refresh({ refreshToken });
    },
  },
  "accounts.sessions.end": {
    leaves: inOrganisation("session.ended"),
    async call(api, { caller, make }) {
      const { id: sessionId } = await make.session({ userId: caller.id, organisationId: caller.organisationId });
      return api.accounts.sessions.end({ sessionId });
    },
  },
  "accounts.sessions.endOthers": {
    leaves: inOrganisation("session.others_ended"),
    async call(api, { caller, make }) {
      await make.session({ userId: caller.id, organisationId: caller.organisationId });
      return api.accounts.sessions.endOthers();
    },
  },
  "accounts.password.askForReset": {
    leaves: onPlatform("user.reset_asked"),
    by: driver,
    call: (api, { rows }) => api.accounts.password.askForReset({ email: rows.user.email }),
  },
  "accounts.password.reset": {
    leaves: onPlatform("user.password_changed"),
    by: driver,
    async call(api, given) {
      const { email } = given.rows.user;
      await given.api(null).accounts.password.askForReset({ email });
      return api.accounts.password.reset({ token: await mailedTo(given, email), password: newPassword });
    },
  },
  "accounts.password.change": {
    leaves: inOrganisation("user.password_changed"),
    keeps: attempt,
    call: (api) => api.accounts.password.change({ current: password, password: newPassword }),
  },
  "accounts.factors.beginTotp": {
    leaves: "nothing",
    because: countsOnlyWhenConfirmed,
    call: (api) => api.accounts.factors.beginTotp({ name: "A", password }),
  },
  "accounts.factors.confirmTotp": {
    leaves: inOrganisation("user.second_factor_added"),
    async call(api, { api: others, caller, clock }) {
      const { factorId, secret } = await others(caller).accounts.factors.beginTotp({ name: "A", password });
      return api.accounts.factors.confirmTotp({ factorId, code: codeOf(secret, clock.now()) });
    },
  },
  "accounts.factors.beginPasskey": {
    leaves: "nothing",
    because: countsOnlyWhenConfirmed,
    call: (api) => api.accounts.factors.beginPasskey({ password }),
  },
  "accounts.factors.addPasskey": {
    leaves: inOrganisation("user.second_factor_added"),
    keeps: { passkey_challenges: once },
    async call(api, { api: others, caller }) {
      const { challenge } = await others(caller).accounts.factors.beginPasskey({ password });
      return api.accounts.factors.addPasskey({ name: "A", answer: createAuthenticator().create(challenge) });
    },
  },
  "accounts.factors.remove": {
    leaves: inOrganisation("user.second_factor_removed"),
    keeps: attempt,
    async call(api, given) {
      const { factorId } = await enrol(given);
      return api.accounts.factors.remove({ factorId, password });
    },
  },
  "accounts.factors.renewCodes": {
    leaves: inOrganisation("user.recovery_codes_renewed"),
    keeps: attempt,
    async call(api, given) {
      await enrol(given);
      return api.accounts.factors.renewCodes({ password });
    },
  },
  "accounts.factors.ask": {
    leaves: "nothing",
    because: "it asks; what is shown leaves an entry",
    async call(api, given) {
      await enrol(given);
      return api.accounts.factors.ask();
    },
  },
  "accounts.factors.show": {
    leaves: inOrganisation("session.factor_shown"),
    keeps: { ...attempt, second_factors: once },
    async call(api, given) {
      const { code } = await enrol(given);
      return api.accounts.factors.show({ code });
    },
  },
  "accounts.email.verify": { leaves: inOrganisation("user.email_verification_asked") },
  "accounts.email.change": {
    leaves: inOrganisation("user.email_change_asked"),
    keeps: attempt,
    call: (api, given) => api.accounts.email.change({ email: newcomer(given), password }),
  },
  "accounts.email.useLink": {
    leaves: onPlatform("user.email_changed"),
    by: driver,
    async call(api, given) {
      const { user, session } = given.rows;
      const who = { ...(await given.as.driver(given.rows.organisation)), id: user.id, sessionId: session.id };
      await given.api(who).accounts.email.change({ email: newcomer(given), password });
      return api.accounts.email.useLink({ token: await mailedTo(given, newcomer(given)) });
    },
  },
  "accounts.suspension.leave": {
    leaves: inOrganisation("session.moved"),
    async caller({ as, make, owner, rows }) {
      const suspended = await make.organisation();
      const member = await as.viewer(suspended);
      await owner.sql`
        insert into members (id, organisation_id, user_id, role)
        values (gen_random_uuid(), ${rows.organisation.id}, ${member.id}, 'viewer')`;
      await owner.sql`update organisations set suspended_at = now() where id = ${suspended.id}`;
      return member;
    },
  },
  "accounts.organisation.update": { leaves: inOrganisation("organisation.changed") },
  "accounts.organisation.changeLogo": {
    leaves: inOrganisation("organisation.logo_changed"),
    call: (api) => api.accounts.organisation.changeLogo({ content: png.toString("base64") }),
  },
  "accounts.organisation.removeLogo": { leaves: inOrganisation("organisation.logo_changed") },
  "accounts.members.changeRole": { leaves: inOrganisation("member.role_changed") },
  "accounts.members.deactivate": { leaves: inOrganisation("member.deactivated") },
  "accounts.members.reactivate": {
    leaves: inOrganisation("member.reactivated"),
    async call(api, { owner, rows }) {
      await owner.sql`update members set deactivated_at = now() where user_id = ${rows.user.id}`;
      return api.accounts.members.reactivate({ userId: rows.user.id });
    },
  },
  "accounts.members.makeOwner": {
    leaves: inOrganisation("organisation.owner_changed"),
    async call(api, { as, rows }) {
      const { id: userId } = await as.organisationAdministrator(rows.organisation);
      return api.accounts.members.makeOwner({ userId });
    },
  },
  "accounts.invitations.send": { leaves: inOrganisation("invitation.sent") },
  "accounts.invitations.revoke": { leaves: inOrganisation("invitation.revoked") },
  "accounts.invitations.askAgain": {
    leaves: "nothing",
    because: "nothing changes, and who asks is not known; the new invitation leaves an entry",
    async call(api, given) {
      const token = await invite(given, newcomer(given));
      await given.owner.sql`update invitations set expires_at = now() where email = ${newcomer(given)}`;
      return api.accounts.invitations.askAgain({ token });
    },
  },
  "accounts.invitations.accept": {
    leaves: inOrganisation("member.joined"),
    caller: async ({ as, make }) => as.viewer(await make.organisation()),
    async call(api, given) {
      const me = await given.api(given.caller).accounts.me();
      return api.accounts.invitations.accept({ token: await invite(given, me.user.email) });
    },
  },
  "accounts.invitations.acceptAsNew": {
    leaves: inOrganisation("member.joined"),
    async by(given) {
      const [user] = await given.owner.sql<{ id: string }[]>`select id from users where email = ${newcomer(given)}`;
      return user?.id ?? "";
    },
    async call(api, given) {
      const token = await invite(given, newcomer(given));
      return api.accounts.invitations.acceptAsNew({ token, name: "A", password: newPassword });
    },
  },
  "accounts.sso.add": { leaves: inOrganisation("identity_provider.added") },
  "accounts.sso.change": { leaves: inOrganisation("identity_provider.changed") },
  "accounts.sso.switch": { leaves: inOrganisation("identity_provider.changed") },
  "accounts.sso.remove": { leaves: inOrganisation("identity_provider.removed") },
  "accounts.sso.addDomain": { leaves: inOrganisation("identity_provider.domain_added") },
  "accounts.sso.verifyDomain": {
    leaves: inOrganisation("identity_provider.domain_verified"),
    call(api, { proofs, rows: { domain } }) {
      proofs.set(domain, ["proof"]);
      return api.accounts.sso.verifyDomain({ domain });
    },
  },
  "accounts.sso.removeDomain": { leaves: inOrganisation("identity_provider.domain_removed") },
  "accounts.phoneCodes.grant": { leaves: inOrganisation("phone_code.offered") },
  "accounts.phoneCodes.offer": { leaves: inOrganisation("phone_code.offered") },
  "accounts.switchOrganisation": { leaves: inOrganisation("session.moved") },
  "accounts.signOut": { leaves: inOrganisation("session.ended") },
};
