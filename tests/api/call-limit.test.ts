import { createContext } from "@cartage/api/call-context";
import { createLogoEndpoint } from "@cartage/api/rest/logo";
import { createPositionsEndpoint } from "@cartage/api/rest/positions";
import { createWebhookEndpoint } from "@cartage/api/rest/webhooks/endpoint";
import { createCaller } from "@cartage/api/root";
import { createCallLimit } from "@cartage/auth/call-limit";
import { createDeviceCredentials } from "@cartage/auth/device-credentials";
import { createSignInLimit, mostAttempts } from "@cartage/auth/sign-in-limit";
import { createPositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { translate } from "@cartage/messages/translate";
import { expect } from "vitest";
import { test } from "./api-test.ts";

test("who calls too often is refused with the seconds to wait, by person, key, organisation and address", async ({
  make,
  as,
  api,
  services,
  people,
}) => {
  const most = { address: 8, caller: 4, organisation: 6 };
  const limitCalls = createCallLimit({ redis: null, most, now: () => 0, onRedisAway: () => {} });
  const limited = { ...services, people: { ...people, limitCalls } };
  const refused = { code: "TOO_MANY_REQUESTS", cause: { code: "request.too_many", about: { retryAfterS: "60" } } };
  const organisation = await make.organisation();
  const { secret } = await api(await as.organisationAdministrator(organisation)).integrations.keys.create({
    name: "ERP",
    scopes: ["vehicles.view"],
  });
  const call = (given: { sessionId?: string | null; authorization?: string; address?: string }) =>
    createCaller(
      createContext({
        services: limited,
        headers: new Headers(given.authorization ? { authorization: given.authorization } : {}),
        sessionId: given.sessionId,
        address: given.address ?? null,
      }),
    ).fleet.vehicles.list({});

  const { sessionId } = await as.viewer(organisation);
  for (let n = 0; n < most.caller; n++) await call({ sessionId });
  await expect(call({ sessionId })).rejects.toMatchObject(refused);

  const authorization = `Bearer ${secret}`;
  await call({ authorization });
  // four of the viewer's were let through, one was refused and counted too
  await expect(call({ authorization })).rejects.toMatchObject(refused);

  const elsewhere = await make.organisation();
  await call({ sessionId: (await as.viewer(elsewhere)).sessionId });
  for (let n = 0; n < most.address; n++)
    await expect(call({ address: "192.0.2.1" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(call({ address: "192.0.2.1" })).rejects.toMatchObject(refused);
});

/** How a route answers so many requests of the same kind, each before the next. */
async function inTurn(times: number, ask: () => Promise<Response>): Promise<unknown[]> {
  const answers = [];
  for (let n = 0; n < times; n++) {
    const answer = await ask();
    const body = await answer.text();
    const { code = null, sentence = null } = body ? (JSON.parse(body) as Record<string, string>) : {};
    answers.push({ status: answer.status, retryAfter: answer.headers.get("retry-after"), code, sentence });
  }
  return answers;
}
const told = (status: number, retryAfter: string | null, code: string | null, sentence: string | null) => ({
  status,
  retryAfter,
  code,
  sentence,
});
const vietnamese = { "accept-language": "vi" };
const tooMany = told(429, "60", "request.too_many", translate("vi")("errors.request.too_many"));

test("outside tRPC too: a device's positions, an address' webhooks, a person's logo", async ({
  make,
  as,
  services,
  people,
  platform,
  owner,
}) => {
  const most = { address: 2, caller: 2, organisation: 100 };
  const limitCalls = createCallLimit({ redis: null, most, now: () => 0, onRedisAway: () => {} });
  const limited = { ...services, people: { ...people, limitCalls } };
  const organisation = await make.organisation();
  const [device, other] = [
    await make.device({ organisationId: organisation.id }),
    await make.device({ organisationId: organisation.id }),
  ];

  const positions = createPositionsEndpoint({
    services: limited,
    credentials: createDeviceCredentials(services.database),
    days: createPositionDays({ retentionDays: 30, now: Date.now }),
    publish: () => {},
  });
  const t = Date.now();
  let sent = 0;
  const send = ({ id, secret }: { id: string; secret: string }) =>
    positions(
      new Request("http://web/", {
        method: "POST",
        headers: { ...vietnamese, authorization: `Basic ${btoa(`${id}:${secret}`)}` },
        body: JSON.stringify({ t: t - 1_000 * ++sent, lat: 21, lon: 105 }),
      }),
      "192.0.2.10",
    );
  const taken = told(200, null, null, null);
  expect(await inTurn(3, () => send(device))).toEqual([taken, taken, tooMany]);
  expect(await inTurn(1, () => send(other))).toEqual([taken]);
  expect(await owner.sql`select from positions where device_key = ${device.key}`).toHaveLength(2);

  const webhook = createWebhookEndpoint({ services: limited, database: platform, provider: "stripe", secret: "s" });
  const deliver = (address: string) => () =>
    webhook(new Request("http://web/", { method: "POST", headers: vietnamese, body: "{}" }), address);
  const receipts = () => owner.sql`select sum(times) as times from webhook_receipts`;
  const unsigned = told(401, null, "webhook.refused", translate("vi")("errors.webhook.refused"));
  expect(await inTurn(2, deliver("192.0.2.11"))).toEqual([unsigned, unsigned]);
  const noted = await receipts();
  expect(await inTurn(1, deliver("192.0.2.11"))).toEqual([tooMany]);
  expect(await receipts()).toEqual(noted);
  expect(await inTurn(1, deliver("192.0.2.12"))).toEqual([unsigned]);

  const logo = createLogoEndpoint({ services: limited });
  const look = (sessionId: string | null) => () => logo(new Request("http://web/", { headers: vietnamese }), sessionId);
  const none = told(404, null, null, null);
  expect(await inTurn(3, look((await as.viewer(organisation)).sessionId))).toEqual([none, none, tooMany]);
  expect(await inTurn(1, look((await as.viewer(organisation)).sessionId))).toEqual([none]);
});

test("wrong secrets of devices count by address, where people's passwords do not", async ({
  make,
  services,
  people,
  clock,
}) => {
  const mayTry = createSignInLimit({
    redis: null,
    database: services.database,
    now: clock.now,
    onRedisAway: () => {},
  });
  const device = await make.device({ organisationId: (await make.organisation()).id });
  const positions = createPositionsEndpoint({
    services: { ...services, people: { ...people, mayTry } },
    credentials: createDeviceCredentials(services.database),
    days: createPositionDays({ retentionDays: 30, now: Date.now }),
    publish: () => {},
  });
  const send = (secret: string, address: string) => () =>
    positions(
      new Request("http://web/", {
        method: "POST",
        headers: { ...vietnamese, authorization: `Basic ${btoa(`${device.id}:${secret}`)}` },
        body: "[]",
      }),
      address,
    );
  // to the beginning of a minute
  clock.forward(60_000 - (clock.now().getTime() % 60_000));
  const wrong = told(401, null, "device.refused", translate("vi")("errors.device.refused"));
  expect(await inTurn(mostAttempts.address + 1, send("wrong", "192.0.2.20"))).toEqual([
    ...Array(mostAttempts.address).fill(wrong),
    tooMany,
  ]);
  expect(await inTurn(1, send("wrong", "192.0.2.21"))).toEqual([wrong]);
  expect(await inTurn(1, send(device.secret, "192.0.2.20"))).toEqual([told(200, null, null, null)]);
  expect(await mayTry({ email: null, address: "192.0.2.20" })).toBe(true);
});
