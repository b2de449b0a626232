import type { createCaller } from "@cartage/api/root";
import type { TransportSign } from "@cartage/domain/alerts/condition-inputs";
import { expect } from "vitest";
import { newOrder } from "../orders/orders-test.ts";
import { deliveryDoor, depot, pickupDoor, test } from "./following-test.ts";

const minuteMs = 60_000;

/** Has a rule watch all vehicles on their routes. */
function watch({ rules }: ReturnType<typeof createCaller>, signs: TransportSign[]) {
  return rules.create({
    name: "Orders",
    definition: {
      ...{ scope: { all: true }, severity: "warning", timeZone: "UTC" },
      condition: { kind: "transport", signs },
    },
  });
}

test("a route is followed by its vehicle's places: begun, reached, left; its arrivals are ranges that come closer", async ({
  api,
  clock,
  following,
  owner: { sql },
}) => {
  const { routeId, pickupId, deliveryId, orderId, device, driver, dispatcher, vehicleId, ...of } =
    await following.furnish();
  const { organisationId } = of;
  const { progress } = api(dispatcher).routes;
  await following.stand(device, depot, 60);
  expect(await following.route(routeId)).toMatchObject({ state: "accepted", percent: 0, stopsLeft: 2 });
  const first = await following.stop(deliveryId);
  expect(first.p90).toBeGreaterThan(first.p50);
  expect(first.stopsBefore).toBe(1);

  await following.drive(device, [depot, { lat: 21, lon: 105.84 }]);
  expect(await following.route(routeId)).toMatchObject({ state: "under_way", stopsLeft: 2 });
  const halfway = await following.stop(pickupId);
  expect(halfway).toMatchObject({ state: "planned", isSettled: false });
  expect(halfway.p50).toBeGreaterThan(clock.now().getTime());

  expect(await progress.vehicle({ vehicleId })).toMatchObject({ routeId, stopsLeft: 2, next: { stopId: pickupId } });

  await following.drive(device, [{ lat: 21, lon: 105.84 }, pickupDoor]);
  const arrived = await following.stop(pickupId);
  expect(arrived).toMatchObject({ state: "arrived", arrivedBy: "geofence", isSettled: true });
  expect(arrived.arrivedAt).toBeLessThanOrEqual(clock.now().getTime());
  const fromPickup = await following.stop(deliveryId);
  expect(fromPickup.p90 - fromPickup.p50).toBeLessThan(first.p90 - first.p50);

  await following.stand(device, pickupDoor, 240);
  await api(driver).routes.stops.complete({ stopId: pickupId });
  await following.stand(device, pickupDoor, 60);
  const { percent } = await following.route(routeId);
  const { stops } = await progress.order({ orderId });
  expect(stops.map(({ kind, state }) => [kind, state])).toEqual([
    ["pickup", "done"],
    ["delivery", "planned"],
  ]);
  expect(stops[1]).toMatchObject({ stopsBefore: 0, percent, p50: expect.any(Number), arrivedAt: null });

  await following.drive(device, [pickupDoor, deliveryDoor]);
  expect((await following.stop(pickupId)).leftAt).not.toBeNull();
  expect((await following.route(routeId)).percent).toBeGreaterThan(percent);
  await following.stand(device, deliveryDoor, 180);
  await api(driver).routes.stops.complete({ stopId: deliveryId });
  clock.forward(minuteMs);
  await following.follow();
  expect(await following.route(routeId)).toEqual({
    ...{ state: "finished", percent: 100, distanceLeftM: 0, stopsLeft: 0, isClosed: true },
  });

  const { count, all, horizons } = await progress.calibration();
  expect(count).toBeGreaterThanOrEqual(3);
  expect(horizons.reduce((sum, one) => sum + one.count, 0)).toBe(count);
  expect(all?.p90).toBeGreaterThan(0);
  const learned = await sql`
    select key from learned_durations where organisation_id = ${organisationId} and key like 'service/kind %' order by key`;
  expect(learned.map(({ key }) => key)).toEqual(["service/kind delivery", "service/kind pickup"]);
});

test("a route is followed from when its driver begins it, however early that is", async ({
  api,
  clock,
  following,
  owner: { sql },
}) => {
  const { routeId, pickupId, deliveryId, device, driver, dispatcher, organisationId } = await following.furnish({
    departsMin: 14 * 60,
  });
  await watch(api(dispatcher), ["long_stop"]);
  await following.report(device, pickupDoor);
  expect(await following.follow()).toBe(0);

  await api(driver).routes.start({ routeId });
  await api(driver).routes.stops.complete({ stopId: pickupId });
  await following.follow();
  const hourMs = 60 * minuteMs;
  expect((await following.stop(deliveryId)).p50 - clock.now().getTime()).toBeLessThan(hourMs);

  const raised = () => sql`select detail ->> 'sign' as sign from alerts where organisation_id = ${organisationId}`;
  await following.stand(device, pickupDoor, 20 * 60);
  expect(await raised()).toEqual([]);
  await following.stand(device, { lat: 21, lon: 105.88 }, 20 * 60);
  expect(await raised()).toEqual([{ sign: "long_stop" }]);
});

test("who drives past does not arrive, and a fix that stands alone is enough", async ({ following, clock }) => {
  const { pickupId, device } = await following.furnish();
  await following.drive(device, [depot, { lat: 21, lon: 105.856 }], { mps: 14, everyS: 5, unseen: true });
  clock.forward(5_000);
  await following.report(device, pickupDoor, { speedMps: 14 });
  clock.forward(5_000);
  await following.report(device, { lat: 21, lon: 105.862 }, { speedMps: 14 });
  await following.follow();
  expect((await following.stop(pickupId)).state).toBe("planned");

  clock.forward(10 * minuteMs);
  const at = clock.now().getTime();
  await following.report(device, pickupDoor, { at });
  clock.forward(5 * minuteMs);
  await following.follow();
  expect(await following.stop(pickupId)).toMatchObject({ state: "arrived", arrivedAt: at });
});

test("late positions still tell when it was, and a departure without a hand-over is shown", async ({
  following,
  clock,
  owner: { sql },
}) => {
  const { pickupId, routeId, device, vehicleId } = await following.furnish();
  await following.drive(device, [depot, pickupDoor], { unseen: true, everyS: 15 });
  clock.forward(4 * minuteMs);
  const seen = clock.now().getTime();
  await following.report(device, pickupDoor, { at: seen });
  await sql`delete from positions where device_key = ${device.key} and fix_time < ${new Date(seen).toISOString()}`;
  await following.follow();
  expect((await following.stop(pickupId)).arrivedAt).toBe(seen);

  await following.report(device, pickupDoor, { at: seen - 3 * minuteMs });
  await sql`update route_progress set look_at = now() where route_id = ${routeId}`;
  clock.forward(20_000);
  await following.follow();
  expect((await following.stop(pickupId)).arrivedAt).toBe(seen - 3 * minuteMs);

  await following.drive(device, [pickupDoor, { lat: 21, lon: 105.88 }]);
  const left = await following.stop(pickupId);
  expect(left).toMatchObject({ state: "arrived" });
  expect(left.leftAt).toBeGreaterThan(seen);
  expect(vehicleId).toBeDefined();
});

test("a late order is told once, stays acknowledged, and is over when the delay is", async ({
  api,
  clock,
  following,
  owner: { sql },
}) => {
  const { device, dispatcher, orderId, organisationId } = await following.furnish({ windowMin: [0, 18] });
  await watch(api(dispatcher), ["late", "missed_window", "long_stop"]);
  await following.stand(device, depot, 720);
  const alerts = () =>
    sql<{ id: string; state: string; sign: string; orderId: string; isOver: boolean }[]>`
      select id, state, detail ->> 'sign' as sign, order_id as "orderId", recovered_at is not null as "isOver"
        from alerts where organisation_id = ${organisationId} order by opened_at`;
  const [late, ...more] = await alerts();
  expect(late).toMatchObject({ state: "open", sign: "late", orderId, isOver: false });
  expect(more).toEqual([]);
  await api(dispatcher).alerts.acknowledge({ alertIds: [late?.id ?? ""] });
  await following.stand(device, depot, 60);
  expect((await alerts()).map(({ state, sign }) => [sign, state])).toEqual([["late", "acknowledged"]]);

  // the recipient takes it until the evening
  await sql`update route_stops set window_until = ${new Date(clock.now().getTime() + 600 * minuteMs).toISOString()} where order_id = ${orderId}`;
  await following.stand(device, depot, 360);
  expect((await alerts()).map(({ state, isOver }) => [state, isOver])).toEqual([["resolved", true]]);
  const news = await sql<{ type: string }[]>`
    select type from outbox where organisation_id = ${organisationId} and type in ('alert.opened', 'alert.recovered') order by id`;
  expect(news.map(({ type }) => type)).toEqual(["alert.opened", "alert.recovered"]);
});

test("a vehicle that leaves its line and stands is told with the orders that it still has ahead, in their time", async ({
  api,
  clock,
  following,
}) => {
  const { device, dispatcher, driver, orderId, pickupId, deliveryId } = await following.furnish();
  const elsewhere = await api(dispatcher).orders.create(newOrder());
  await watch(api(dispatcher), ["off_route", "long_stop"]);
  const told = async (of: string) => {
    const { stops, alerts } = await api(dispatcher).routes.progress.order({ orderId: of });
    const listed = await api(dispatcher).alerts.list({ orderId: of });
    expect(listed.items.map(({ id }) => id).toSorted()).toEqual(alerts.map(({ alertId }) => alertId).toSorted());
    const signs = alerts.map(({ sign, recoveredAt }) => [sign, recoveredAt === null ? "going on" : "over"]);
    return { signs: signs.toSorted(), now: stops.map(({ vehicleConditions }) => vehicleConditions.toSorted()) };
  };
  const [halfway, aside] = [
    { lat: 21, lon: 105.83 },
    { lat: 21.07, lon: 105.83 },
  ];
  await following.stand(device, depot, 60);
  await following.drive(device, [depot, halfway]);
  await following.drive(device, [halfway, aside]);
  await following.stand(device, aside, 1_200);
  const both = ["long_stop", "off_route"];
  expect(await told(orderId)).toEqual({ signs: both.map((sign) => [sign, "going on"]), now: [both, both] });
  expect(await told(elsewhere.orderId)).toEqual({ signs: [], now: [] });

  await following.drive(device, [aside, pickupDoor]);
  await following.stand(device, pickupDoor, 120);
  await api(driver).routes.stops.complete({ stopId: pickupId });
  const over = both.map((sign) => [sign, "over"]);
  expect(await told(orderId)).toEqual({ signs: over, now: [[], []] });
  await following.drive(device, [pickupDoor, deliveryDoor]);
  clock.forward(minuteMs);
  await api(driver).routes.stops.complete({ stopId: deliveryId });
  expect(await told(orderId)).toEqual({ signs: over, now: [[], []] });
});

test.for([
  { sign: "early", windowMin: [600, 700] },
  { sign: "missed_window", windowMin: [-60, -1] },
] as const)(
  "an order that is $sign is told where its rule asks for it",
  async ({ sign, windowMin }, { api, following }) => {
    const { device, dispatcher, orderId } = await following.furnish({ windowMin: [...windowMin] });
    await watch(api(dispatcher), [sign]);
    await following.stand(device, depot, 300);
    const { stops, alerts } = await api(dispatcher).routes.progress.order({ orderId });
    expect(stops.map(({ conditions }) => conditions.includes(sign))).toEqual([false, true]);
    expect(alerts).toMatchObject([{ sign, recoveredAt: null }]);
  },
);

test("of two passes at once each looks at what the other does not, and nothing is learned twice", async ({
  following,
  owner: { sql },
  clock,
}) => {
  const { device, pickupId, organisationId } = await following.furnish();
  await following.stand(device, depot, 60);
  await following.drive(device, [depot, pickupDoor], { unseen: true, everyS: 15 });
  clock.forward(15_000);
  await Promise.all([following.follow(), following.follow(), following.follow()]);
  expect(await following.stop(pickupId)).toMatchObject({ state: "arrived", isSettled: true });
  const arrivals = await sql`
    select from outbox where organisation_id = ${organisationId} and type = 'stop.arrived'`;
  expect(arrivals.length).toBe(1);
  const [learned] = await sql<{ count: number }[]>`
    select (sketch -> 0 ->> 'count')::int as count from learned_durations
     where organisation_id = ${organisationId} and key = 'traffic'`;
  expect(learned?.count).toBe(1);
});

test("a process that dies within a look leaves nothing half done, and the next one does all of it once", async ({
  following,
  owner: { sql },
  clock,
}) => {
  const { device, pickupId, organisationId } = await following.furnish();
  await following.stand(device, depot, 60);
  await following.drive(device, [depot, pickupDoor], { unseen: true, everyS: 15 });
  clock.forward(15_000);
  await sql.unsafe(`
    create function die() returns trigger language plpgsql as $$
    begin
      if new.organisation_id = '${organisationId}' then perform pg_terminate_backend(pg_backend_pid()); end if;
      return new;
    end $$;
    create trigger die before insert on learned_durations for each row execute function die()`);
  await expect(following.follow()).rejects.toThrow();
  await sql`drop trigger die on learned_durations`;
  expect(await following.stop(pickupId)).toMatchObject({ state: "planned", isSettled: false });

  await following.follow();
  expect(await following.stop(pickupId)).toMatchObject({ state: "arrived", isSettled: true });
  const told = await sql`
    select type, body -> 'version' as version from outbox
     where organisation_id = ${organisationId} and type in ('route.started', 'stop.arrived') order by id`;
  // a stop's event bears its route's version
  expect(told.map(({ type, version }) => [type, version])).toEqual([
    ["route.started", 2],
    ["stop.arrived", 2],
  ]);
});

test("a plan that is saved again keeps what was predicted of its stops; a route that is taken back is forgotten", async ({
  api,
  following,
  owner: { sql },
}) => {
  const { device, deliveryId, routeId, dispatcher } = await following.furnish();
  await following.stand(device, depot, 60);
  const predictions = () =>
    sql`select stop_id, predictions from stop_estimates where route_id = ${routeId} order by kind`;
  const before = await predictions();
  await sql`update route_stops set id = gen_random_uuid() where route_id = ${routeId}`;
  await following.stand(device, depot, 60);
  const after = await predictions();
  expect(after.map(({ predictions: kept }) => kept)).toEqual(before.map(({ predictions: kept }) => kept));
  expect(after.map(({ stop_id }) => stop_id)).not.toContain(deliveryId);

  await api(dispatcher).routes.recall({ routeId });
  await sql`update route_progress set look_at = look_at - interval '1 hour'`;
  await following.follow();
  expect(await predictions()).toEqual([]);
  expect(await following.route(routeId)).toMatchObject({ state: "planned", percent: null });
});
