import { type BrokerQuestion, createBrokerPolicyEndpoint } from "@cartage/api/rest/broker-policy";
import type { Database } from "@cartage/domain/run-as";
import { topics } from "@cartage/telemetry/topics";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const service = { username: "cartage-worker", password: "service secret" };
const secret = "agreed with the broker";

function createAsk(database: Database, errors: unknown[] = []) {
  const answer = createBrokerPolicyEndpoint({ database, secret, service, onError: (error) => errors.push(error) });
  return async (asked: BrokerQuestion, body: unknown, authorization = `Bearer ${secret}`) => {
    const request = new Request("http://web/api/mqtt", {
      method: "POST",
      headers: { authorization },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const response = await answer(request, asked);
    return response.status === 200 ? await response.json() : response.status;
  };
}

const allow = { result: "allow" };
const deny = { result: "deny" };

describe("a broker that asks over HTTP", () => {
  test("lets devices connect with their secret under their own client id, and our processes as superusers", async ({
    make,
    app,
  }) => {
    const ask = createAsk(app);
    const { id: organisationId } = await make.organisation();
    const [device, other] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const as = (username: string, password: string, clientid = username) => ({ username, password, clientid });

    expect(await ask("connect", as(device.id, device.secret))).toEqual({
      ...allow,
      is_superuser: false,
      client_attrs: { credential: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(await ask("connect", as(device.id, device.secret, `${device.id}-phone`))).toMatchObject(allow);
    expect(await ask("connect", as(device.id, other.secret))).toEqual(deny);
    expect(await ask("connect", as(device.id, device.secret, other.id))).toEqual(deny);
    expect(await ask("connect", as(service.username, service.password))).toEqual({ ...allow, is_superuser: true });
    expect(await ask("connect", as(service.username, device.secret))).toEqual(deny);
    expect(await ask("connect", as("", ""))).toEqual(deny);
  });

  test("tells which devices are connected, and is not confused by connections that others followed", async ({
    make,
    app,
    owner,
  }) => {
    const errors: unknown[] = [];
    const ask = createAsk(app, errors);
    const { id: organisationId } = await make.organisation();
    const device = await make.device({ organisationId });
    const [first, second] = [`${device.id}-1`, `${device.id}-2`];
    const tell = (event: string, clientid: string, timestamp: number, reason = "normal") =>
      ask("presence", { event: `client.${event}`, username: device.id, clientid, reason, timestamp });
    const isOnline = async () => {
      const [row] = await owner.sql`select is_online from device_state where device_key = ${device.key}`;
      return row?.is_online;
    };

    expect(await tell("connected", first, 1_000)).toBe(204);
    expect(await isOnline()).toBe(true);
    await tell("disconnected", first, 2_000, "takenover");
    expect(await isOnline()).toBe(true);
    await tell("connected", second, 3_000);
    await tell("disconnected", first, 4_000);
    expect(await isOnline()).toBe(true);
    await tell("disconnected", second, 5_000);
    await tell("connected", second, 3_000);
    expect(await isOnline()).toBe(false);
    expect(await ask("presence", { event: "client.connected" })).toEqual(deny);
    expect(await ask("presence", {}, "Bearer nothing")).toBe(401);
    expect(errors).toEqual([]);
  });

  test("lets a device publish and subscribe below its own prefix only, and nothing once it is revoked", async ({
    make,
    app,
    owner,
  }) => {
    const ask = createAsk(app);
    const { id: organisationId } = await make.organisation();
    const [device, other] = [await make.device({ organisationId }), await make.device({ organisationId })];
    const act = (action: "publish" | "subscribe", topic: string) =>
      ask("act", { username: device.id, clientid: device.id, action, topic });

    expect(await act("publish", topics.positions(organisationId, device.id))).toEqual(allow);
    expect(await act("subscribe", topics.stored(organisationId, device.id))).toEqual(allow);
    for (const topic of [
      topics.positions(organisationId, other.id),
      topics.stored(organisationId, device.id),
      `cartage/v1/${organisationId}/${device.id}/#`,
      "#",
      "+",
      "$SYS/brokers",
      `live/v1/${organisationId}`,
      "x".repeat(70_000),
    ])
      expect(await act("publish", topic), topic.slice(0, 60)).toEqual(deny);
    for (const filter of ["#", "+/#", "$SYS/#", topics.stored(organisationId, other.id), `live/v1/${organisationId}`])
      expect(await act("subscribe", filter), filter).toEqual(deny);

    await owner.sql`update devices set revoked_at = now() where id = ${device.id}`;
    expect(await act("publish", topics.positions(organisationId, device.id))).toEqual(deny);
  });

  test("is told nothing without the secret, and no for what it cannot have meant", async ({ app }) => {
    const errors: unknown[] = [];
    const ask = createAsk(app, errors);
    const connecting = { ...service, clientid: "c" };
    for (const authorization of ["", "Bearer wrong", secret, `Basic ${secret}`])
      expect(await ask("connect", connecting, authorization)).toBe(401);
    for (const body of ["", "{", "[]", { username: 1 }, { ...connecting, action: "own" }])
      expect(await ask("act", body)).toEqual(deny);
    expect(errors).toEqual([]);
  });

  test("is told no while the database is away, and the fault is told to us", async () => {
    const errors: unknown[] = [];
    const away = Object.assign(() => Promise.reject(new Error("away")), {});
    const ask = createAsk({ sql: away } as unknown as Database, errors);
    const device = {
      username: "01936f6e-0000-7000-8000-000000000002",
      clientid: "01936f6e-0000-7000-8000-000000000002",
    };
    expect(await ask("act", { ...device, action: "publish", topic: "x" })).toEqual(deny);
    expect(errors).toHaveLength(1);
  });
});
