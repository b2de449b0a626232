import { actOnBehalf } from "@cartage/auth/act-on-behalf";
import { hashPassword } from "@cartage/auth/password";
import { signInWithPassword } from "@cartage/auth/sign-in-with-password";
import { findSignedIn } from "@cartage/auth/signed-in";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

test("the platform's trail shows what its people did, and what they did on members' behalf, and nothing of members", async ({
  make,
  as,
  api,
  app,
  clock,
}) => {
  const organisation = await make.organisation();
  const admin = await as.platformAdministrator();
  const { platform } = api(admin);
  const member = await as.organisationAdministrator(organisation);
  await api(member).fleet.groups.create({ name: "their own" });
  await platform.organisations.suspend({ organisationId: organisation.id, isSuspended: true, reason: "unpaid" });
  await platform.organisations.suspend({ organisationId: organisation.id, isSuspended: false, reason: "paid" });
  const person = await findSignedIn(app, admin.sessionId ?? "");
  if (!person) throw new Error("The sign-in holds.");
  const wanted = { userId: member.id, organisationId: organisation.id, reason: "ticket 7", minutes: 15 };
  const { sessionId } = await actOnBehalf(app, person, wanted, { now: clock.now, requestId: "r" });
  await api({ ...member, sessionId }).fleet.groups.create({ name: "on behalf" });

  const { items } = await platform.audit.listPlatform({});
  expect(items.slice(0, 4)).toMatchObject([
    { type: "group.created", actor: { id: member.id }, behind: { id: admin.id, name: "A user" } },
    {
      type: "session.begun_on_behalf",
      behind: { id: admin.id },
      organisation: { id: organisation.id, name: organisation.name },
    },
    { type: "organisation.resumed", after: { reason: "paid" }, organisation: null, behind: null },
    { type: "organisation.suspended", subject: { id: organisation.id, name: organisation.name }, organisation: null },
  ]);
  const own = await platform.audit.listPlatform({ did: "itself", subjectId: organisation.id });
  expect(own.items.map(({ type }) => type)).toEqual(["organisation.resumed", "organisation.suspended"]);
  const onBehalf = await platform.audit.listPlatform({ did: "on_behalf", limit: 2 });
  expect(onBehalf.items.map(({ type }) => type)).toEqual(["group.created", "session.begun_on_behalf"]);
  expect((await platform.audit.listPlatform({ search: "unpaid" })).items).toHaveLength(1);
});

test("the platform's trail pages by its newest, and is for platform administrators", async ({ make, as, api }) => {
  const organisation = await make.organisation();
  const { platform } = api(await as.platformAdministrator());
  for (const isSuspended of [true, false, true, false])
    await platform.organisations.suspend({ organisationId: organisation.id, isSuspended, reason: "again" });
  const subjectId = organisation.id;
  const first = await platform.audit.listPlatform({ subjectId, limit: 3 });
  const second = await platform.audit.listPlatform({ subjectId, limit: 3, cursor: first.nextCursor });
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
  for (const actor of [await as.maintainer(), await as.organisationAdministrator(organisation)])
    await expect(api(actor).platform.audit.listPlatform({})).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a suspension stands in the organisation's own trail too, with the name of who did it", async ({
  make,
  as,
  api,
}) => {
  const organisation = await make.organisation();
  const admin = await as.platformAdministrator();
  const { platform } = api(admin);
  for (const isSuspended of [true, false])
    await platform.organisations.suspend({ organisationId: organisation.id, isSuspended, reason: "unpaid" });
  const { items } = await api(await as.organisationAdministrator(organisation)).platform.audit.list({});
  expect(items).toMatchObject([
    { type: "organisation.resumed", actor: { id: admin.id, name: "A user" } },
    { type: "organisation.suspended", after: { reason: "unpaid" }, actor: { name: "A user" } },
  ]);
});

test("the platform's trail shows sign-ins of its people", async ({ make, as, api, app, clock }) => {
  const password = "seven quiet lanterns over the bay";
  const passwordHash = await hashPassword(password);
  const { id, email } = await make.user({ platformRole: "maintainer", passwordHash });
  const given = { email, password, userAgent: null, address: "192.0.2.9" };
  await signInWithPassword(app, given, { now: clock.now, requestId: "r" });
  const { platform } = api(await as.platformAdministrator());
  const { items } = await platform.audit.listPlatform({ subjectId: id });
  expect(items).toMatchObject([{ type: "session.started", actor: { id, name: "A user" }, address: "192.0.2.9" }]);
});
