import { actOnBehalf } from "@cartage/auth/act-on-behalf";
import { findSignedIn } from "@cartage/auth/signed-in";
import { expect } from "vitest";
import { codeOf } from "../accounts/authenticator.ts";
import { sendWaiting } from "../accounts/mails.ts";
import { test } from "../accounts/person.ts";
import { watch } from "../api/watching.ts";

const reason = "ticket 12";

test("a person is signed out everywhere, also of a stream that is open, and may sign in again", async ({
  person,
  as,
  api,
  services,
  make,
}) => {
  const { actor, accounts } = await person.signIn();
  const viewer = await as.viewer(await make.organisation());
  const stream = await watch(services, viewer);
  await stream.next();
  const { users } = api(await as.platformAdministrator()).platform;
  expect(await users.endSessions({ userId: actor.id, reason })).toEqual({ ended: 1 });
  expect(await users.endSessions({ userId: actor.id, reason })).toEqual({ ended: 0 });
  await expect(accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await users.endSessions({ userId: viewer.id, reason });
  await expect(stream.next()).rejects.toMatchObject({ cause: { code: "session.ended" } });
  await person.signIn();
});

test("a platform administrator who is signed out everywhere acts on nobody's behalf any more", async ({
  make,
  as,
  api,
  app,
  clock,
}) => {
  const organisation = await make.organisation();
  const member = await as.dispatcher(organisation);
  const admin = await as.platformAdministrator();
  const person = await findSignedIn(app, admin.sessionId ?? "");
  if (!person) throw new Error("The sign-in holds.");
  const wanted = { userId: member.id, organisationId: organisation.id, reason, minutes: 15 };
  const { sessionId } = await actOnBehalf(app, person, wanted, { now: clock.now, requestId: "r" });
  const { users } = api(await as.platformAdministrator()).platform;
  expect(await users.endSessions({ userId: admin.id, reason })).toEqual({ ended: 2 });
  expect(await findSignedIn(app, sessionId)).toBeNull();
  expect(await findSignedIn(app, member.sessionId ?? "")).not.toBeNull();
});

test("a deactivated person is in nowhere, and comes in again once they may", async ({ person, as, api }) => {
  const { actor, accounts } = await person.signIn();
  const { users } = api(await as.platformAdministrator()).platform;
  await users.deactivate({ userId: actor.id, isDeactivated: true, reason });
  await expect(accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(person.signIn()).rejects.toMatchObject({ code: "sign_in.wrong" });
  await users.deactivate({ userId: actor.id, isDeactivated: false, reason });
  // what had ended stays ended
  await expect(accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await person.signIn();
});

test("who lost their second factors comes in by the password, after everything else has ended, and is told", async ({
  person,
  as,
  api,
  app,
  platform,
  people,
  clock,
}) => {
  const { actor, accounts, secret } = await person.enrol();
  await person.addPasskey(accounts);
  const { users } = api(await as.platformAdministrator()).platform;
  await sendWaiting(platform, people);
  expect(await users.removeFactors({ userId: actor.id, reason })).toEqual({ removed: 2 });
  expect(await users.removeFactors({ userId: actor.id, reason })).toEqual({ removed: 0 });

  expect(await findSignedIn(app, actor.sessionId ?? "")).toBeNull();
  const mails = await sendWaiting(platform, people);
  expect(mails).toMatchObject([{ recipient: person.user.email, content: { kind: "factor_removed" } }]);
  const again = await person.signIn(codeOf(secret, clock.now()));
  expect(await again.accounts.factors.list()).toEqual([]);
});

test("why it was done stands in the platform's trail and in that of the person's organisation", async ({
  person,
  as,
  api,
}) => {
  const { actor } = await person.signIn();
  const admin = await as.platformAdministrator();
  await api(admin).platform.users.endSessions({ userId: actor.id, reason });
  await api(admin).platform.users.deactivate({ userId: actor.id, isDeactivated: true, reason });
  const administrator = await as.organisationAdministrator(person.organisation);
  const theirs = await api(administrator).platform.audit.list({ search: reason });
  const ours = await api(admin).platform.audit.listPlatform({ search: reason, subjectId: actor.id });
  for (const { items } of [theirs, ours]) {
    const types = items.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(["user.deactivated", "user.sessions_ended"]);
    expect(items[0]).toMatchObject({ actor: { id: admin.id }, after: { reason } });
  }
});

test("nobody does it to their own account, and a maintainer to none", async ({ person, as, api }) => {
  const admin = await as.platformAdministrator();
  const { users } = api(admin).platform;
  await expect(users.deactivate({ userId: admin.id, isDeactivated: true, reason })).rejects.toMatchObject({
    code: "CONFLICT",
    cause: { code: "user.is_you" },
  });
  const maintainer = api(await as.maintainer()).platform.users;
  await expect(maintainer.endSessions({ userId: person.user.id, reason })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(maintainer.removeFactors({ userId: person.user.id, reason })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
