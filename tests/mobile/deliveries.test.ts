import { hashPassword } from "@cartage/auth/password";
import { createPhoneClient } from "@cartage/client/phone-client";
import { refreshTokens } from "@cartage/client/refresh-tokens";
import { createServerClock } from "@cartage/client/server-clock";
import { createTokenKeeper } from "@cartage/client/token-keeper";
import type { Tokens } from "@cartage/client/tokens";
import { newId } from "@cartage/db/id";
import { createCommandQueue } from "@cartage/mobile/day/command-queue";
import type { DayCommand } from "@cartage/mobile/day/day-command";
import { handOverOf } from "@cartage/mobile/day/hand-over-of";
import { incidentOf } from "@cartage/mobile/day/incident-of";
import { postCommand } from "@cartage/mobile/day/post-command";
import { askedAt, missingOf } from "@cartage/mobile/day/proof-needs";
import { createSqliteDayStore } from "@cartage/mobile/day/sqlite-day-store";
import { openNodeSqlite } from "@cartage/mobile/outbox/open-node-sqlite";
import { signIn } from "@cartage/mobile/session/sign-in";
import { until } from "@cartage/testing/until";
import { expect } from "vitest";
import { png } from "../orders/proofs/new-proof.ts";
import { type Haulage, test as withRoutes } from "../routes/routes-test.ts";
import { type PhonesServer, startPhonesServer } from "./server.ts";

const hourMs = 3_600_000;
const password = "a driver's long password";

type Phone = Awaited<ReturnType<typeof startDriver>>;

const withServer = withRoutes.extend<{ $file: { server: PhonesServer } }>({
  server: [
    async ({ app, people }, use) => {
      const server = await startPhonesServer(app, people.secrets);
      await use(server);
      await server.stop();
    },
    { scope: "file" },
  ],
});

const test = withServer.extend<{ driver: (aheadMs?: number) => Promise<Phone> }>({
  driver: async ({ haulage, owner, server }, use) => {
    const { id } = haulage.truck.driver;
    await owner.sql`update users set password_hash = ${await hashPassword(password)} where id = ${id}`;
    const [user] = await owner.sql`select email from users where id = ${id}`;
    await use((aheadMs = 0) => startDriver(server.address, String(user?.email), aheadMs));
  },
});

/** The driver app without its screens, on a phone whose clock is wrong by so much. */
async function startDriver(address: string, email: string, aheadMs: number) {
  const outcome = await signIn({ server: address, email, password }, { name: "Pixel", model: "Pixel 9" }, "en");
  if ("refusal" in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  const { device } = outcome.signedIn;
  let tokens: Tokens | null = outcome.signedIn.tokens;
  const url = `${address}/api/trpc`;
  const now = () => Date.now() + aheadMs;
  const keeper = createTokenKeeper({
    store: {
      read: async () => tokens,
      write: async (next) => {
        tokens = next;
      },
      clear: async () => {
        tokens = null;
      },
    },
    refresh: (token) => refreshTokens(url, token),
    onSignedOut: () => {},
    now: Date.now,
  });
  const clock = createServerClock({ now, steady: () => performance.now() });
  const api = createPhoneClient({ url, keeper, clock });
  const queue = await createCommandQueue({
    store: await createSqliteDayStore(openNodeSqlite(":memory:")),
    post: (command) => postCommand(api, command),
    ...{ newKey: newId, now, onChange: () => {}, onDone: async () => {}, onSent: () => {} },
  });
  return {
    ...{ api, clock, now, device },
    async say(...commands: DayCommand[]) {
      for (const command of commands) await queue.add(command);
      await until(async () => queue.commands().every(({ refusal }) => refusal !== null));
      expect(queue.commands()).toEqual([]);
    },
  };
}

type OwnStop = Awaited<ReturnType<Phone["api"]["routes"]["own"]["query"]>>[number]["stops"][number];

const strokes = [Array.from({ length: 12 }, (_, at): [number, number, number] => [20 + at * 20, 40, at * 16])];

const fixAt = ({ lat, lon }: OwnStop, at: number) => ({
  ...{ at, lat, lon, accuracyM: 5, altitudeM: null, headingDeg: null, speedMps: null },
});

/** What a driver at the door gathers now, by his phone's clock. */
function gather({ clock, now, device }: Phone, stop: OwnStop, { isSigned = true, isRooted = false } = {}) {
  const at = now();
  const drawn = { version: 1 as const, width: 300, height: 100, strokes };
  const handOver = handOverOf(stop, {
    ...{ proofId: newId(), at, counterpart: "Đào", clockOffsetMs: clock.aheadMs() },
    evidence: isSigned ? [{ kind: "signature", capturedAt: at, drawn }] : [],
    fix: fixAt(stop, at - 1_000),
    device: { id: device.id, isEmulator: false, isRooted },
  });
  if (!handOver) throw new Error("nothing was gathered");
  return { kind: "prove" as const, handOver };
}

/** A route that was sent to the driver, with these orders. */
async function sendRoute(haulage: Haulage, orderIds: string[]) {
  const [saved] = await haulage.plan(
    haulage.truck,
    orderIds.map((orderId) => ({ orderId })),
  );
  await haulage.send(saved?.routeId ?? "");
  return saved?.routeId ?? "";
}

test("a phone measures its clock by the server's answers: a right one proves, a wrong one is named, an unknown one too", async ({
  haulage,
  driver,
}) => {
  const orderId = await haulage.order();
  await sendRoute(haulage, [orderId]);
  const expected: [number, string[]][] = [
    [0, []],
    [20_000, []],
    [-75_000, ["clock_differs"]],
    [10 * 60_000, ["clock_differs"]],
  ];
  for (const [aheadMs] of expected) {
    const phone = await driver(aheadMs);
    const [route] = await phone.api.routes.own.query();
    const [pickup] = route?.stops ?? [];
    if (pickup) await phone.say(gather(phone, pickup));
  }
  const unheard = await driver();
  const [route] = await unheard.api.routes.own.query();
  unheard.clock.forget();
  const [pickup] = route?.stops ?? [];
  if (pickup) await unheard.say(gather(unheard, pickup));

  const proofs = await haulage.api.proofs.list({ orderId });
  const found = proofs.map(({ shown }) => shown?.judgement.reasons.map(({ code }) => code));
  expect(found).toEqual([...expected.map(([, codes]) => codes), ["clock_unknown"]]);
  for (const [index, [aheadMs]] of expected.entries()) {
    const offsetMs = proofs[index]?.shown?.proof.clockOffsetMs ?? Number.NaN;
    // never better than it is, and no worse than a second and the round trip
    expect(Math.abs(offsetMs)).toBeGreaterThanOrEqual(Math.abs(aheadMs));
    expect(Math.abs(offsetMs - aheadMs)).toBeLessThan(4_000);
  }
});

test("where the phone has to tell that it is in order, one that does is strong and a rooted one weak", async ({
  haulage,
  driver,
  api,
  as,
}) => {
  const orderId = await haulage.order();
  await sendRoute(haulage, [orderId]);
  const { settings, changeSettings } = api(await as.organisationAdministrator(haulage.organisation)).proofs;
  await changeSettings({ ...(await settings()).settings, needsIntegrity: true });
  const phone = await driver();
  const [route] = await phone.api.routes.own.query();
  for (const isRooted of [false, true])
    if (route?.stops[0]) await phone.say(gather(phone, route.stops[0], { isRooted }));
  const proofs = await haulage.api.proofs.list({ orderId });
  expect(proofs.map(({ shown }) => shown?.judgement.reasons)).toEqual([[], [{ code: "rooted" }]]);
});

test("with his day a driver has what each hand-over must show and what recipients wish; without it he says why", async ({
  haulage,
  driver,
  api,
  as,
}) => {
  const { midnight } = haulage;
  const administrator = api(await as.organisationAdministrator(haulage.organisation));
  const { settings } = await administrator.proofs.settings();
  await administrator.proofs.changeSettings({ ...settings, delivery: { needs: ["signature", "pin"], pieces: 1 } });
  await administrator.recipients.settings.save({
    windows: [
      { from: "09:00", until: "11:00" },
      { from: "13:00", until: "18:00" },
    ],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
  });
  const [wished, plain] = [await haulage.order(), await haulage.order()];
  await haulage.api.proofs.makePin({ orderId: wished });
  await haulage.api.recipients.links.make({ orderId: wished });
  const [link] = (await haulage.api.recipients.links.list({ orderId: wished })).links;
  const { tracking } = api(null).recipients;
  const token = (link?.path ?? "").slice("/track/".length);
  await tracking.instruct({ token, instructions: "Chuông hỏng, xin gọi", safePlace: "Bảo vệ" });
  const opened = await tracking.open({ token, locale: "vi" });
  const offered = opened.isLocked ? [] : opened.windows;
  const chosen = offered.find(({ from }) => from >= midnight && from < midnight + 24 * hourMs);
  await tracking.chooseWindow({ token, from: chosen?.from ?? 0 });

  const routeId = await sendRoute(haulage, [wished, plain]);
  const phone = await driver();
  const [[route], needs] = await Promise.all([phone.api.routes.own.query(), phone.api.proofs.needs.query()]);
  const at = (orderId: string, kind: OwnStop["kind"]) => {
    const stop = route?.stops.find((one) => one.orderId === orderId && one.kind === kind);
    if (!stop) throw new Error("not on the route");
    return stop;
  };
  const door = at(wished, "delivery");
  expect(door).toMatchObject({
    wishes: { instructions: "Chuông hỏng, xin gọi", safePlace: "Bảo vệ" },
    ...{ isWindowChosen: true, windowFrom: chosen?.from, windowUntil: chosen?.until, hasPin: true },
  });
  const none = { wishes: { instructions: null, safePlace: null }, isWindowChosen: false, hasPin: false };
  expect([at(wished, "pickup"), at(plain, "delivery")]).toMatchObject([none, none]);
  expect(askedAt(door, needs)?.kinds).toEqual(["signature", "pin"]);
  expect(askedAt(at(plain, "delivery"), needs)?.kinds).toEqual(["signature"]);
  expect(askedAt(at(plain, "pickup"), needs)).toBeNull();

  const proof = gather(phone, door, { isSigned: false });
  expect(missingOf(askedAt(door, needs), proof.handOver.evidence, phone.now()).kinds).toEqual(["signature", "pin"]);
  const stops = (route?.stops ?? []).filter(({ id }) => id !== door.id && at(plain, "delivery").id !== id);
  const reason = "Without signature, PIN of the recipient: Left as agreed: Bảo vệ";
  await phone.say(
    { kind: "accept", routeId },
    { kind: "start", routeId },
    ...stops.map(({ id }) => ({ kind: "complete" as const, stopId: id, at: phone.now() })),
    proof,
    { kind: "complete", stopId: door.id, at: phone.now(), reason },
  );
  const { log } = await haulage.api.orders.get({ orderId: wished });
  expect(log.at(-1)?.body).toMatchObject({ type: "delivered", reason });
  const [own] = await phone.api.routes.own.query();
  expect(own?.stops.find(({ id }) => id === door.id)).toMatchObject({ state: "done", reason });
  const [kept] = await haulage.api.proofs.list({ orderId: wished });
  expect(kept?.shown?.judgement.reasons).toMatchObject([
    { code: "evidence_missing", kind: "signature" },
    { code: "evidence_missing", kind: "pin" },
    { code: "too_few_pieces" },
  ]);
});

test("what went wrong is reported once with its photos, however often it is sent, about an order of his own", async ({
  haulage,
  driver,
}) => {
  const orderId = await haulage.order();
  await sendRoute(haulage, [orderId]);
  const phone = await driver();
  const [route] = await phone.api.routes.own.query();
  const [stop] = route?.stops ?? [];
  if (!stop) throw new Error("not on the route");
  const at = phone.now();
  const incident = incidentOf({
    ...{
      kind: "damage",
      severity: "major",
      description: "Two boxes are wet",
      at,
      clockOffsetMs: phone.clock.aheadMs(),
    },
    ...{ fix: fixAt(stop, at - 1_000), stop, orderId },
  });
  const photo = (name: string, content = png) => ({ name, content });
  const send = (...photos: ReturnType<typeof photo>[]) =>
    postCommand(phone.api, {
      seq: 1,
      key: "of the report",
      at,
      command: { kind: "report", incident, photos },
      refusal: null,
    });

  // the second photo does not come through
  expect(await send(photo("Photo 1"), photo("Photo 2", btoa("nothing to be seen")))).toMatchObject({ kind: "refused" });
  for (const _ of ["in the end", "and again"])
    expect(await send(photo("Photo 1"), photo("Photo 2"))).toEqual({ kind: "done" });

  const { items } = await haulage.api.incidents.list({});
  expect(items).toHaveLength(1);
  const shown = await haulage.api.incidents.get({ incidentId: items[0]?.id ?? "" });
  expect(shown).toMatchObject({
    ...{ kind: "damage", severity: "major", description: "Two boxes are wet", place: `${stop.name}, ${stop.address}` },
    photos: [{ name: "Photo 1" }, { name: "Photo 2" }],
  });
  expect(Math.abs(shown.happenedAt - at)).toBeLessThan(4_000);
  expect(shown.subjects.map(({ kind, id }) => [kind, id])).toEqual(
    expect.arrayContaining([
      ["vehicle", haulage.truck.vehicleId],
      ["driver", haulage.truck.driver.id],
      ["order", orderId],
    ]),
  );
});
