import { createBrokerPolicyEndpoint } from "@cartage/api/rest/broker-policy";
import { createDevicePolicy } from "@cartage/auth/device-policy";
import { recognise } from "@cartage/auth/recognise";
import { signOut } from "@cartage/auth/sign-out";
import type { Database } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { password, test } from "./person.ts";

async function suspend({ sql }: Database, { id }: { id: string }, isSuspended = true) {
  await sql`update organisations set suspended_at = ${isSuspended ? new Date().toISOString() : null} where id = ${id}`;
}

describe("people of a suspended organisation", () => {
  test("are told whom to ask, after the right password only", async ({ person, as, owner, app, clock, make }) => {
    const administrator = await as.organisationAdministrator(person.organisation);
    await suspend(owner, person.organisation);
    const given = { now: clock.now, requestId: "r" };
    const { email } = person.user;
    await expect(recognise(app, { email, password: "wrong" }, given)).rejects.toMatchObject({
      code: "sign_in.wrong",
      about: {},
    });
    const [boss] = await owner.sql`select name, email from users where id = ${administrator.id}`;
    await expect(recognise(app, { email, password }, given)).rejects.toMatchObject({
      code: "sign_in.suspended",
      about: { organisation: person.organisation.name, owner: boss?.name, ownerEmail: boss?.email },
    });
    const elsewhere = await make.organisation();
    await owner.sql`
      insert into members (id, organisation_id, user_id, role)
      values (gen_random_uuid(), ${elsewhere.id}, ${person.user.id}, 'viewer')`;
    expect(await recognise(app, { email, password }, given)).toMatchObject({ organisationId: elsewhere.id });
  });

  test("who own it are not sent to themselves", async ({ person, owner, app, clock }) => {
    const { organisation, user } = person;
    await owner.sql`update members set role = 'organisation_administrator' where user_id = ${user.id}`;
    await owner.sql`update organisations set owner_id = ${user.id} where id = ${organisation.id}`;
    await suspend(owner, organisation);
    await expect(
      recognise(app, { email: user.email, password }, { now: clock.now, requestId: "r" }),
    ).rejects.toMatchObject({ code: "sign_in.suspended", about: { organisation: organisation.name } });
  });

  test("who are signed in learn why it is over, and go on in another of theirs", async ({ person, owner, make }) => {
    const { accounts } = await person.signIn();
    expect(await accounts.suspension.get()).toBeNull();
    const elsewhere = await make.organisation();
    const foreign = await make.organisation();
    await owner.sql`
      insert into members (id, organisation_id, user_id, role)
      values (gen_random_uuid(), ${elsewhere.id}, ${person.user.id}, 'viewer')`;
    await suspend(owner, person.organisation);
    await expect(accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(await accounts.suspension.get()).toEqual({
      organisation: person.organisation.name,
      owner: null,
      others: [{ id: elsewhere.id, name: elsewhere.name }],
    });
    for (const { id: organisationId } of [foreign, person.organisation])
      await expect(accounts.suspension.leave({ organisationId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await accounts.suspension.leave({ organisationId: elsewhere.id });
    expect(await accounts.me()).toMatchObject({ organisation: { id: elsewhere.id } });
    expect(await accounts.suspension.get()).toBeNull();
  });

  test("who sign out meanwhile are signed out afterwards too", async ({ person, owner, app, clock }) => {
    const { accounts, actor } = await person.signIn();
    await suspend(owner, person.organisation);
    await signOut(app, actor.sessionId ?? "", { now: clock.now, requestId: "r" });
    expect(await accounts.suspension.get()).toBeNull();
    await suspend(owner, person.organisation, false);
    await expect(accounts.me()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("are strangers with a sign-in that has ended: nothing is told", async ({ person, owner, api }) => {
    const { accounts, actor } = await person.signIn();
    await accounts.signOut();
    await suspend(owner, person.organisation);
    expect(await api(actor).accounts.suspension.get()).toBeNull();
    expect(await api(null).accounts.suspension.get()).toBeNull();
  });
});

test("devices of a suspended organisation are refused by a broker that asks us, in process or over HTTP", async ({
  make,
  owner,
  app,
}) => {
  const organisation = await make.organisation();
  const { id, secret } = await make.device({ organisationId: organisation.id });
  const asking = "agreed with the broker";
  const service = { username: "cartage-worker", password: "service secret" };
  const answer = createBrokerPolicyEndpoint({ database: app, secret: asking, service, onError: () => undefined });
  const headers = { authorization: `Bearer ${asking}` };
  const outcomes = async () => {
    const body = JSON.stringify({ username: id, password: secret, clientid: id });
    const overHttp = await answer(new Request("http://web/api/mqtt", { method: "POST", headers, body }), "connect");
    const policy = createDevicePolicy(app);
    const inProcess = await policy.connect({ clientId: id, username: id, password: secret });
    return [await overHttp.json(), inProcess !== null];
  };
  const credential = expect.stringMatching(/^[\w-]{43}$/);
  expect(await outcomes()).toEqual([{ result: "allow", is_superuser: false, client_attrs: { credential } }, true]);
  await suspend(owner, organisation);
  expect(await outcomes()).toEqual([{ result: "deny" }, false]);
});
