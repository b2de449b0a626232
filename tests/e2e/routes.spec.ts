import { createHmac } from "node:crypto";
import { createPublicClient } from "@cartage/client/phone-client";
import { apiKeyScopes } from "@cartage/domain/permissions";
import { request } from "@playwright/test";
import { jpeg, png } from "../accounts/pictures.ts";
import { everyRoute, type RouteRow, type waysIn } from "../tenancy/every-route.ts";
import { brokerSecret, httpCallers } from "../tenancy/matrix-sides.ts";
import { guestPassword } from "./setup/guests.ts";
import { signInOverHttp } from "./setup/password-sign-in.ts";
import { expect, mailedLink, readDemo, test } from "./setup/people.ts";
import { stripeSecret } from "./setup/stripe-secret.ts";

// The rows of the matrix that a running system answers; a route without a row fails tests/tenancy/routes.test.ts.

type Caller = (typeof httpCallers)[number];
type Tried = Extract<RouteRow, { path: string }>;
type Headers = Record<string, string>;

const tried = Object.entries(everyRoute).filter((entry): entry is [string, Tried] => "path" in entry[1]);
const baseURL = () => process.env.CARTAGE_E2E_URL ?? "";
const name = `Routes ${Date.now()}`;

/** What each caller puts beside a body. */
let credentials: Record<Caller, Headers>;
let logos: { ours: string | undefined; theirs: string | undefined };
let bodies: Record<(typeof waysIn)[number] | "connect" | "act" | "event", string>;
let apiKeyId: string | undefined;

/** Commands of the API over HTTP, with the cookie that they come with. */
async function call(path: string, headers: Headers, input: object = {}) {
  const answer = await fetch(`${baseURL()}/api/trpc/${path}`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  expect(answer.status, path).toBe(200);
  return ((await answer.json()) as { result: { data: Record<string, string> } }).result.data;
}

async function cookieOf(email: string, password?: string): Promise<{ cookie: string }> {
  const known = (await readDemo()).users.find((user) => user.email === email)?.password;
  const asked = await request.newContext({ baseURL: baseURL() });
  expect((await signInOverHttp(asked, { email, password: password ?? known ?? "" })).status(), email).toBe(200);
  const cookie = (await asked.storageState()).cookies.find(({ name }) => name === "cartage-session");
  await asked.dispose();
  return { cookie: `cartage-session=${cookie?.value}` };
}

async function cookieOfHubWorker(administrator: Headers): Promise<Headers> {
  const email = `hub-${Date.now()}@guest.example`;
  await call("accounts.invitations.send", administrator, { email, role: "hub_worker" });
  const token = (await mailedLink(email, /\/invite\//)).split("/invite/")[1];
  await call("accounts.invitations.acceptAsNew", {}, { token, name: "A hub worker", password: guestPassword });
  return cookieOf(email, guestPassword);
}

/** The cookie of a sign-in whose seal somebody has touched. */
function forged({ cookie }: { cookie: string }): Headers {
  const parts = cookie.split(".");
  return { cookie: parts.map((part, at) => (at === 3 ? [...part].reverse().join("") : part)).join(".") };
}

/** As Stripe signs. */
function signed(body: string): Headers {
  const sentAt = Math.floor(Date.now() / 1000);
  const v1 = createHmac("sha256", stripeSecret).update(`${sentAt}.${body}`).digest("hex");
  return { "stripe-signature": `t=${sentAt},v1=${v1}` };
}

test.beforeAll(async () => {
  const { devices, users } = await readDemo();
  const deviceOf = (organisation: string) => devices.find((device) => device.organisation === organisation);
  const [ours, theirs] = [deviceOf("Northern Freight"), deviceOf("Southern Freight")];
  const basic = (id = "", secret = "") => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });
  const bearer = (token = "") => ({ authorization: `Bearer ${token}` });

  const administrator = await cookieOf("admin@north.example");
  const elsewhere = await cookieOf("admin@south.example");
  const [first, second] = [
    await call("accounts.organisation.changeLogo", administrator, { content: png.toString("base64") }),
    await call("accounts.organisation.changeLogo", elsewhere, { content: jpeg.toString("base64") }),
  ];
  logos = { ours: first.logo, theirs: second.logo };
  const revoked = await cookieOf("dispatcher@north.example");
  await call("accounts.signOut", revoked);
  const newKey = () => call("integrations.keys.create", administrator, { name, scopes: apiKeyScopes });
  const [key, gone] = [await newKey(), await newKey()];
  apiKeyId = key.apiKeyId;
  await call("integrations.keys.revoke", administrator, { apiKeyId: gone.apiKeyId });
  const driver = users.find(({ email }) => email === "driver@south.example");
  const { accessToken } = await createPublicClient(`${baseURL()}/api/trpc`, () => ({})).accounts.signInOnPhone.mutate({
    email: driver?.email ?? "",
    password: driver?.password ?? "",
    phone: { name: "Phone", model: "Phone 1" },
  });

  bodies = {
    positions: "[]",
    owntracks: JSON.stringify({ _type: "cmd", action: "reportLocation" }),
    osmand: "",
    traccar: JSON.stringify({ position: { outdated: true }, device: { uniqueId: "1" } }),
    connect: JSON.stringify({ username: ours?.id, password: ours?.secret, clientid: ours?.id }),
    act: JSON.stringify({ username: ours?.id, clientid: ours?.id, action: "publish", topic: "x" }),
    event: JSON.stringify({
      id: `evt_${crypto.randomUUID()}`,
      type: "invoice.paid",
      created: Math.floor(Date.now() / 1000),
      data: { object: {} },
    }),
  };
  credentials = {
    platform_administrator: await cookieOf("platform@cartage.example"),
    maintainer: await cookieOf("maintainer@cartage.example"),
    organisation_administrator: administrator,
    dispatcher: await cookieOf("dispatcher@north.example"),
    viewer: await cookieOf("viewer@north.example"),
    hub_worker: await cookieOfHubWorker(administrator),
    driver: await cookieOf("driver@north.example"),
    another_organisation: elsewhere,
    revoked,
    forged_cookie: forged(administrator),
    signed_out: {},
    access_token: bearer(accessToken),
    api_key_of_every_scope: bearer(key.secret),
    revoked_api_key: bearer(gone.secret),
    device: basic(ours?.id, ours?.secret),
    device_with_anothers_secret: basic(ours?.id, theirs?.secret),
    device_of_another_organisation: basic(theirs?.id, theirs?.secret),
    broker: bearer(brokerSecret),
    provider: signed(bodies.event),
  };
});

test.afterAll(async () => {
  const { organisation_administrator: ours, another_organisation: theirs } = credentials;
  await call("integrations.keys.revoke", ours, { apiKeyId });
  for (const headers of [ours, theirs]) await call("accounts.organisation.removeLogo", headers);
});

const ofThePlatform: Caller[] = ["platform_administrator", "maintainer"];
const ofOurs: Caller[] = ["organisation_administrator", "dispatcher", "viewer", "hub_worker", "driver"];

const isDevice = (caller: Caller) => caller === "device" || caller === "device_of_another_organisation";

function expected({ lets, path }: Tried, caller: Caller): number {
  switch (lets) {
    case "everyone":
      return path.startsWith("/api/sso/try/") ? 204 : 200;
    case "nobody":
      return 404;
    case "device":
      return isDevice(caller) ? 200 : 401;
    case "program":
      return caller === "api_key_of_every_scope" ? 200 : 401;
    case "sender":
      return isDevice(caller) || caller === "api_key_of_every_scope" ? 200 : 401;
    case "broker":
    case "provider":
      return caller === lets ? 200 : 401;
    case "cookie":
      if (ofThePlatform.includes(caller)) return 404;
      return ofOurs.includes(caller) || caller === "another_organisation" ? 200 : 401;
  }
}

for (const [named, row] of tried)
  test(`${named} for each of ${httpCallers.length} kinds of callers`, async () => {
    const body = bodies["ask" in row ? row.ask : "event"];
    const { users, devices } = await readDemo();
    const known = [
      ...users.map(({ email }) => email),
      ...devices.flatMap((device) => [device.id, device.organisation]),
    ];
    const [method = ""] = row.methods;
    const found: Partial<Record<Caller, number>> = {};
    for (const caller of httpCallers) {
      const answer = await fetch(baseURL() + row.path, {
        method,
        headers: { "content-type": "application/json", ...credentials[caller] },
        redirect: "manual",
        ...(method === "GET" ? {} : { body }),
      });
      found[caller] = answer.status;
      expect(answer.headers.getSetCookie().join(), caller).not.toContain("cartage-session");
      const shown = row.lets === "cookie" && answer.status === 200;
      const logo = caller === "another_organisation" ? logos.theirs : logos.ours;
      expect(answer.headers.get("etag"), caller).toBe(shown ? `"${logo}"` : null);
      const text = await answer.text();
      expect(
        known.filter((word) => text.includes(word)),
        caller,
      ).toEqual([]);
    }
    expect(found).toEqual(Object.fromEntries(httpCallers.map((caller) => [caller, expected(row, caller)])));
  });
