import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { actOnBehalf } from "@cartage/auth/act-on-behalf";
import { findSignedIn } from "@cartage/auth/signed-in";
import { connect, type Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import type { Actor } from "@cartage/domain/actor";
import type { Factory } from "@cartage/testing/factory";
import { describe, expect, onTestFinished } from "vitest";
import { test } from "../api/api-test.ts";

const dayMs = 86_400_000;
const startOf = (at: number) => at - (at % dayMs);
/** Two whole days that are over. */
const to = startOf(Date.now());
const [from, between] = [to - 2 * dayMs, to - dayMs];

/** What the organisation's trail says was read, the newest first. */
async function readsOf(owner: Database, organisationId: string | null, since = 0) {
  const rows = await owner.sql<
    { type: string; subject: string; actor: string; behind: string | null; after: unknown }[]
  >`
    select type, subject_id as subject, actor_id as actor, behind_id as behind, after from audit_entries
     where organisation_id is not distinct from ${organisationId} and type like '%viewed' and id > ${since}
     order by audit_entries.id desc`;
  return [...rows];
}

/** A driver for the first of the two days, in a vehicle with a tracker. */
async function assign(owner: Database, make: Factory, vehicle: { id: string; organisationId: string }) {
  const { organisationId } = vehicle;
  await make.device({ organisationId, vehicleId: vehicle.id });
  const driver = await make.user({ organisationId, role: "driver" });
  await owner.sql`
    insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at, ended_at)
    values (${newId()}, ${organisationId}, ${driver.id}, ${vehicle.id}, ${new Date(from).toISOString()}, ${new Date(between).toISOString()})`;
}

describe("a read of personal data", () => {
  test("of the members is written down with who read, once for what is read again within a quarter of an hour", async ({
    make,
    as,
    api,
    owner,
    clock,
  }) => {
    const organisation = await make.organisation();
    const administrator = await as.organisationAdministrator(organisation);
    const { accounts } = api(administrator);
    await accounts.members.list({});
    await Promise.all([accounts.members.list({ search: "a" }), accounts.invitations.list(), accounts.members.list({})]);
    const read = { type: "organisation.members_viewed", subject: organisation.id, actor: administrator.id };
    expect(await readsOf(owner, organisation.id)).toMatchObject([{ ...read, behind: null, after: null }]);

    const other = await as.organisationAdministrator(organisation);
    await api(other).accounts.members.list({});
    clock.forward(16 * 60_000);
    await accounts.members.list({});
    expect(await readsOf(owner, organisation.id)).toMatchObject([read, { ...read, actor: other.id }, read]);
  });

  test("by several at once is one entry each", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const { accounts } = api(await as.organisationAdministrator(organisation));
    await Promise.all(Array.from({ length: 4 }, () => accounts.members.list({})));
    expect(await readsOf(owner, organisation.id)).toHaveLength(1);
  });

  test("of where a vehicle was is one while a driver was with it, with the days; a page of it is no other", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    const viewer = await as.viewer(organisation);
    const { tracking } = api(viewer);
    const { id: vehicleId } = vehicle;
    await tracking.history({ vehicleId, from, to });
    expect(await readsOf(owner, organisation.id)).toEqual([]);

    await assign(owner, make, vehicle);
    await tracking.history({ vehicleId, from: between, to });
    expect(await readsOf(owner, organisation.id)).toEqual([]);
    await tracking.history({ vehicleId, from, to });
    await tracking.history({ vehicleId, from: from + 1_000, to });
    await tracking.history({ vehicleId, from, to: from + 1 });
    const [first, last] = [from, between].map((at) => new Date(at).toISOString().slice(0, 10));
    const entry = { type: "vehicle.history_viewed", subject: vehicleId, actor: viewer.id };
    expect(await readsOf(owner, organisation.id)).toMatchObject([{ ...entry, after: { from: first, to: last } }]);
    await tracking.history({ vehicleId, from: from - dayMs, to });
    expect(await readsOf(owner, organisation.id)).toHaveLength(2);
  });

  test("of a vehicle that a driver's phone reported for is one, and of that phone; a tracker's alone is none", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const [driven, parked] = [await make.vehicle({ organisationId }), await make.vehicle({ organisationId })];
    const phone = await make.device({ organisationId, kind: "phone", vehicleId: driven.id });
    const tracker = await make.device({ organisationId, vehicleId: parked.id });
    const { fleet, tracking } = api(await as.viewer(organisation));
    await fleet.devices.positions({ deviceId: tracker.id });
    await fleet.devices.deadLetters({ deviceId: tracker.id });
    await tracking.history({ vehicleId: parked.id, from, to });
    expect(await readsOf(owner, organisationId)).toEqual([]);
    await fleet.devices.positions({ deviceId: phone.id });
    await fleet.devices.deadLetters({ deviceId: phone.id });
    await tracking.history({ vehicleId: driven.id, from, to });
    expect((await readsOf(owner, organisationId)).map(({ type }) => type)).toEqual([
      "vehicle.history_viewed",
      "device.positions_viewed",
    ]);

    await assign(owner, make, parked);
    await fleet.devices.positions({ deviceId: tracker.id });
    expect(await readsOf(owner, organisationId)).toHaveLength(3);
  });

  test("names who stands behind, apart from what the person reads themselves", async ({
    make,
    as,
    api,
    app,
    owner,
    clock,
  }) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    await assign(owner, make, vehicle);
    const member = await as.dispatcher(organisation);
    const { id: adminId, sessionId: adminSession } = await as.platformAdministrator();
    const admin = await findSignedIn(app, adminSession ?? "");
    if (!admin) throw new Error("The sign-in holds.");
    const wanted = { userId: member.id, organisationId: organisation.id, reason: "ticket 7", minutes: 15 };
    const { sessionId } = await actOnBehalf(app, admin, wanted, { now: clock.now, requestId: "r" });
    const acting: Actor = { ...member, sessionId };
    const history = { vehicleId: vehicle.id, from, to };
    await api(member).tracking.history(history);
    await api(acting).tracking.history(history);
    await api(acting).tracking.history(history);
    expect(await readsOf(owner, organisation.id)).toMatchObject([
      { actor: member.id, behind: adminId },
      { actor: member.id, behind: null },
    ]);
  });

  test("that was refused or found nothing leaves nothing", async ({ make, as, api, owner }) => {
    const [organisation, elsewhere] = [await make.organisation(), await make.organisation()];
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    await assign(owner, make, vehicle);
    const history = { vehicleId: vehicle.id, from, to };
    await expect(api(await as.hubWorker(organisation)).tracking.history(history)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(api(await as.viewer(elsewhere)).tracking.history(history)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(api(await as.viewer(organisation)).accounts.members.list({})).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    for (const { id } of [organisation, elsewhere]) expect(await readsOf(owner, id)).toEqual([]);
  });

  test("on the platform stands in the platform's trail", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const [{ newest } = { newest: 0 }] = await owner.sql<{ newest: number }[]>`
      select coalesce(max(id), 0)::int as newest from audit_entries`;
    const maintainer = await as.maintainer();
    const { platform } = api(maintainer);
    await platform.users.list({});
    await platform.users.list({ search: "a" });
    await platform.users.list({ organisationId: organisation.id });
    expect(await readsOf(owner, null, newest)).toMatchObject([
      { type: "organisation.users_viewed", subject: organisation.id, actor: maintainer.id },
      { type: "platform.users_viewed", actor: maintainer.id },
    ]);
  });

  test("that a replica answers is written down on the primary, before it is answered", async ({
    make,
    as,
    owner,
    services,
    urls,
  }) => {
    // as a replica: what is written there is refused
    const readOnly = new URL(urls.app);
    readOnly.searchParams.set("options", "-c default_transaction_read_only=on");
    const replica = connect(readOnly.toString(), { max: 2, name: "replica" });
    onTestFinished(() => replica.end());
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    await assign(owner, make, vehicle);
    const viewer = await as.viewer(organisation);
    const context = createContext({
      services: { ...services, replica },
      headers: new Headers(),
      sessionId: viewer.sessionId,
    });
    await createCaller(context).tracking.history({ vehicleId: vehicle.id, from, to });
    expect(await readsOf(owner, organisation.id)).toHaveLength(1);
    await expect(replica.sql`create table t ()`).rejects.toMatchObject({ code: "25006" });
  });
});
