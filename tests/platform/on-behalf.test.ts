import { actOnBehalf } from "@cartage/auth/act-on-behalf";
import { watchSessionEnds } from "@cartage/auth/session-ends";
import { signOut } from "@cartage/auth/sign-out";
import { findSignedIn, type SignedIn } from "@cartage/auth/signed-in";
import type { Actor } from "@cartage/domain/actor";
import { ActOnBehalf } from "@cartage/domain/platform/inputs";
import type { Database } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { sendWaiting, tokenFor } from "../accounts/mails.ts";
import { test } from "../api/api-test.ts";
import { type Watching, watch } from "../api/watching.ts";
import { onBehalfOf } from "./on-behalf-of.ts";

async function personOf(app: Database, { sessionId }: Actor): Promise<SignedIn> {
  const person = await findSignedIn(app, sessionId ?? "");
  if (!person) throw new Error("The sign-in holds.");
  return person;
}

describe("acting on a user's behalf", () => {
  test("is what the user may do, but for what is dangerous, and names both in the audit trail", async ({
    make,
    as,
    api,
    app,
    clock,
  }) => {
    const organisation = await make.organisation();
    const member = await as.organisationAdministrator(organisation);
    const admin = await personOf(app, await as.platformAdministrator());
    const given = { now: clock.now, requestId: "r", address: "192.0.2.7" };
    const wanted = { userId: member.id, organisationId: organisation.id, reason: "ticket 7", minutes: 15 };
    const { sessionId } = await actOnBehalf(app, admin, wanted, given);
    const { actor } = await personOf(app, { ...member, sessionId });

    const me = await api(actor).accounts.me();
    expect(me).toMatchObject({ user: { id: member.id }, behind: { name: admin.user.name, reason: "ticket 7" } });
    expect(me.capabilities).toEqual([
      "requests.ask",
      "vehicles.view",
      "devices.view",
      "tracking.view",
      "hubs.view",
      "drivers.view",
      "orders.view",
      "incidents.view",
      "routes.view",
      "vehicles.edit",
      "hubs.edit",
      "drivers.edit",
      "geofences.edit",
      "rules.edit",
      "alerts.work",
      "trips.edit",
      "orders.edit",
      "incidents.work",
      "incidents.report",
      "routes.edit",
      "routes.drive",
      "goods.scan",
      "history.import",
      "audit.view",
      "requests.answer",
      "plan.view",
    ]);
    const { vehicleId } = await api(actor).fleet.vehicles.create({ name: "NF-1", type: "van" });
    const { items } = await api(member).platform.audit.list({});
    expect(items).toMatchObject([
      { type: "vehicle.created", subject: { id: vehicleId }, actor: { id: member.id }, behind: { id: admin.user.id } },
      { type: "session.begun_on_behalf", after: { reason: "ticket 7" }, address: "192.0.2.7" },
    ]);

    const forbidden = { code: "FORBIDDEN" };
    const { accounts, integrations, fleet } = api(actor);
    for (const call of [
      () => accounts.members.list({}),
      () => accounts.organisation.update({ name: "Taken" }),
      () => integrations.keys.create({ name: "k", scopes: ["vehicles.view"] }),
      () => fleet.devices.create({ name: "d", kind: "tracker" }),
      () => accounts.password.change({ current: "x", password: "seven quiet lanterns" }),
      () => accounts.factors.beginTotp({ name: "x", password: "x" }),
      () => accounts.sessions.endOthers(),
      () => accounts.switchOrganisation({ organisationId: null }),
    ])
      await expect(call()).rejects.toMatchObject(forbidden);
  });

  test("lasts as many minutes as were asked for, an hour at the most", async ({ make, as, app, owner, clock }) => {
    const member = await as.viewer(await make.organisation());
    const admin = await as.platformAdministrator();
    for (const minutes of [1, 15, 60]) {
      const { sessionId } = await onBehalfOf({ app, clock }, { admin, member, minutes });
      const rows = await owner.sql`
        select extract(epoch from expires_at - created_at)::int / 60 as minutes from sessions where id = ${sessionId}`;
      expect(rows).toEqual([{ minutes }]);
    }
    const wanted = { userId: member.id, organisationId: member.organisationId, reason: "a reason" };
    expect(ActOnBehalf.safeParse({ ...wanted, minutes: 60 }).success).toBe(true);
    for (const minutes of [61, 0, 1.5, -15])
      expect(ActOnBehalf.safeParse({ ...wanted, minutes }).error?.issues).toMatchObject([{ path: ["minutes"] }]);
  });

  describe("with a stream open", () => {
    /** A stream that was opened on a member's behalf, watched over as the web does. */
    const streaming = test.extend<{ open: { actor: Actor; stream: Watching } }>({
      open: async ({ make, as, app, clock, services, people, logged }, use) => {
        const member = await as.viewer(await make.organisation());
        const actor = await onBehalfOf({ app, clock }, { admin: await as.platformAdministrator(), member });
        const sessionEnds = await watchSessionEnds(app, {
          onError: (err) => logged.push({ level: "error", fields: { err }, message: "poll" }),
        });
        const stream = await watch({ ...services, people: { ...people, sessionEnds } }, actor);
        await stream.next();
        await use({ actor, stream });
        await sessionEnds.stop();
      },
    });
    const over = { code: "UNAUTHORIZED", cause: { code: "session.ended" } };

    streaming("is out within 2 s of the end of its time, and not before", async ({ open, owner }) => {
      const next = expect(open.stream.next()).rejects.toMatchObject(over);
      const [row] = await owner.sql<{ ms: number }[]>`
        update sessions set expires_at = clock_timestamp() + interval '1 second' where id = ${open.actor.sessionId}
        returning floor(extract(epoch from expires_at) * 1000)::float8 as ms`;
      await next;
      const lateMs = Date.now() - (row?.ms ?? 0);
      expect(lateMs).toBeGreaterThanOrEqual(0);
      expect(lateMs).toBeLessThan(2_000);
    });

    streaming("is out within 2 s of ending it", async ({ open, app, clock }) => {
      const next = expect(open.stream.next()).rejects.toMatchObject(over);
      await signOut(app, open.actor.sessionId ?? "", { now: clock.now, requestId: "r" });
      const endedAt = performance.now();
      await next;
      expect(performance.now() - endedAt).toBeLessThan(2_000);
    });
  });

  test("ends by itself, and with the administrator's role", async ({ make, as, api, app, clock, owner }) => {
    const organisation = await make.organisation();
    const member = await as.viewer(organisation);
    const admin = await personOf(app, await as.platformAdministrator());
    const begin = async (minutes: number) => {
      const wanted = { userId: member.id, organisationId: organisation.id, reason: "a reason", minutes };
      const { sessionId } = await actOnBehalf(app, admin, wanted, { now: clock.now, requestId: "r" });
      return { ...member, sessionId };
    };
    const short = await begin(15);
    await owner.sql`update sessions set expires_at = now() where id = ${short.sessionId}`;
    await expect(api(short).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });

    const other = await begin(15);
    await api(other).accounts.me();
    await owner.sql`update users set platform_role = 'maintainer' where id = ${admin.user.id}`;
    await expect(api(other).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("is for platform administrators only, for members only, and not from within a behalf", async ({
    make,
    as,
    app,
    clock,
  }) => {
    const [organisation, elsewhere] = [await make.organisation(), await make.organisation()];
    const member = await as.viewer(organisation);
    const wanted = { userId: member.id, organisationId: organisation.id, reason: "a reason", minutes: 15 };
    const given = { now: clock.now, requestId: "r" };
    for (const actor of [await as.maintainer(), await as.organisationAdministrator(organisation)])
      await expect(actOnBehalf(app, await personOf(app, actor), wanted, given)).rejects.toMatchObject({
        code: "forbidden",
      });
    const admin = await personOf(app, await as.platformAdministrator());
    for (const wrong of [{ organisationId: elsewhere.id }, { userId: admin.user.id }])
      await expect(actOnBehalf(app, admin, { ...wanted, ...wrong }, given)).rejects.toMatchObject({
        code: "not_found",
      });
    const { sessionId } = await actOnBehalf(app, admin, wanted, given);
    const acting = await personOf(app, { ...member, sessionId });
    await expect(actOnBehalf(app, acting, wanted, given)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("an organisation", () => {
  test("that is suspended is out at once: people, streams and devices; and comes back", async ({
    make,
    as,
    api,
    services,
  }) => {
    const organisation = await make.organisation();
    const viewer = await as.viewer(organisation);
    const { platform } = api(await as.platformAdministrator());
    const stream = await watch(services, viewer);
    await stream.next();
    const next = stream.next();
    const suspend = (isSuspended: boolean) =>
      platform.organisations.suspend({ organisationId: organisation.id, isSuspended, reason: "unpaid" });
    await Promise.all([expect(next).rejects.toMatchObject({ code: "UNAUTHORIZED" }), suspend(true)]);
    await expect(api(viewer).accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const listed = await platform.organisations.list({ search: organisation.name });
    expect(listed.items).toMatchObject([{ id: organisation.id, isSuspended: true, members: 1 }]);
    await suspend(false);
    await api(viewer).accounts.me();
  });

  test("is founded with an invitation for its first administrator, who becomes its owner", async ({
    as,
    api,
    platform: database,
    people,
  }) => {
    const { platform } = api(await as.platformAdministrator());
    const email = `first-${crypto.randomUUID().slice(0, 8)}@cartage.example`;
    const { organisationId } = await platform.organisations.create({ name: "Eastern Freight", email });
    const token = tokenFor(await sendWaiting(database, people), email);
    const password = "seven quiet lanterns over the bay";
    await api(null).accounts.invitations.acceptAsNew({ token, name: "Mai", password });
    const { items } = await platform.organisations.list({ search: email });
    expect(items).toMatchObject([{ id: organisationId, owner: { email } }]);
  });
});

test("people of the platform who are members too change between both", async ({ make, as, api, owner }) => {
  const organisation = await make.organisation();
  const member = await as.organisationAdministrator(organisation);
  await owner.sql`update users set platform_role = 'platform_administrator' where id = ${member.id}`;
  await expect(api(member).platform.organisations.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await api(member).accounts.switchOrganisation({ organisationId: null });
  await api(member).platform.organisations.list({});
  expect(await api(member).accounts.me()).toMatchObject({
    organisation: null,
    role: "platform_administrator",
    isOfPlatform: true,
  });
  await api(member).accounts.switchOrganisation({ organisationId: organisation.id });
  expect(await api(member).accounts.me()).toMatchObject({ organisation: { id: organisation.id } });
});
