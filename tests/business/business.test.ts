import { newId } from "@cartage/db/id";
import type { OrderState } from "@cartage/domain/orders/states";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const period = { fromDay: "2026-03-02", untilDay: "2026-03-03", timeZone: "UTC" };
const kg = 1_000;

interface Given {
  customerId: string;
  state: OrderState;
  dueAt: string;
  deliveredAt?: string;
  weightG?: number;
}

const byName = <Row extends { name: string | null }>(rows: readonly Row[]) =>
  rows.toSorted((one, other) => (one.name ?? "").localeCompare(other.name ?? ""));

test("figures of a period stand beside those before it, by what carried them, and lead to their orders", async ({
  make,
  as,
  api,
  owner: { sql },
}) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const truck = await make.vehicle({ organisationId });
  await sql`update vehicles set type = 'truck', capacity_weight_kg = 1000 where id = ${truck.id}`;
  const dispatcher = api(await as.dispatcher(organisation));
  const [one, other] = [
    await dispatcher.customers.create({ name: "One" }),
    await dispatcher.customers.create({ name: "Other" }),
  ];
  let number = 0;
  const order = async ({ customerId, state, dueAt, deliveredAt, weightG = 0 }: Given) => {
    const id = newId();
    number += 1;
    await sql`
      insert into orders (id, organisation_id, number, version, state, is_collected, priority, customer_id, customer_name, due_at,
        pickup_name, delivery_name, delivery_address, pieces, weight_g, volume_cm3, source, created_at, changed_at, words)
      values (${id}, ${organisationId}, ${number}, 2, ${state}, false, 'normal', ${customerId}, 'C', ${dueAt}, 'A', 'B', 'C', 1,
        ${weightG}, 0, 'form', now(), now(), '')`;
    if (deliveredAt)
      await sql`
        insert into order_events (organisation_id, order_id, version, type, body, occurred_at, actor_kind, actor_id)
        values (${organisationId}, ${id}, 2, 'delivered', '{}', ${deliveredAt}, 'user', 'u')`;
    return id;
  };
  const due = { dueAt: "2026-03-02T10:00:00Z" };
  const onTime = { ...due, state: "delivered", deliveredAt: "2026-03-02T10:00:00Z" } as const;
  const first = await order({ ...one, ...onTime, weightG: 300 * kg });
  const second = await order({ ...other, ...onTime, deliveredAt: "2026-03-02T10:00:01Z", weightG: 200 * kg });
  await order({ ...other, state: "failed", dueAt: "2026-03-03T23:59:59Z" });
  await order({ ...one, ...due, state: "cancelled" });
  await order({ ...one, state: "delivered", dueAt: "2026-03-01T12:00:00Z", deliveredAt: "2026-03-01T11:00:00Z" });
  await order({ ...one, ...due, state: "placed", dueAt: "2026-03-04T00:00:00Z" });

  const [hubId, routeId] = [newId(), newId()];
  await sql`
    insert into hubs (id, organisation_id, code, name, kind, address, lat_e7, lon_e7, time_zone, state_changed_at, created_at)
    values (${hubId}, ${organisationId}, 'HUB', 'Hub', 'depot', 'A', 0, 0, 'UTC', now(), now())`;
  await sql`
    insert into routes (id, organisation_id, day, time_zone, vehicle_id, start_hub_id, end_hub_id, shift_from, shift_until,
      departs_at, ends_at, distance_m, work_s, created_at)
    values (${routeId}, ${organisationId}, '2026-03-02', 'UTC', ${truck.id}, ${hubId}, ${hubId}, '2026-03-02 08:00Z',
      '2026-03-02 16:00Z', '2026-03-02 08:00Z', '2026-03-02 12:00Z', 100000, 14400, now())`;
  const stops = [
    { orderId: first, kind: "pickup", hub: hubId, lonE7: 0 },
    { orderId: second, kind: "pickup", hub: hubId, lonE7: 0 },
    { orderId: first, kind: "delivery", hub: null, lonE7: 10_000_000 },
    { orderId: second, kind: "delivery", hub: null, lonE7: 20_000_000 },
  ];
  for (const [at, { orderId, kind, hub, lonE7 }] of stops.entries())
    await sql`
      insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, hub_id, name, address, lat_e7, lon_e7,
        service_s, arrives_at, starts_at, leaves_at, late_s)
      values (${newId()}, ${organisationId}, ${routeId}, ${at + 1}, ${kind}, ${orderId}, 1, ${hub}, 'S', 'S', 0, ${lonE7}, 60,
        '2026-03-02 09:00Z', '2026-03-02 09:00Z', '2026-03-02 09:01Z', 0)`;

  const viewer = api(await as.viewer(organisation));
  const orders = await viewer.business.orders(period);
  expect(orders.now).toEqual({ orders: 4, onTime: 1, late: 2 });
  expect(orders.before).toEqual({ orders: 1, onTime: 1, late: 0 });
  expect(new Map(orders.states.map(({ state, orders: count }) => [state, count]))).toEqual(
    new Map([
      ["delivered", 2],
      ["failed", 1],
      ["cancelled", 1],
    ]),
  );
  expect(orders.days.map(({ day, orders: count }) => [day, count])).toEqual([
    ["2026-03-02", 3],
    ["2026-03-03", 1],
  ]);

  const routes = await viewer.business.routes(period);
  const whole = {
    deliveries: 2,
    distanceM: 100_000,
    workS: 14_400,
    shiftS: 28_800,
    peakG: 500 * kg,
    capacityG: 1_000 * kg,
  };
  // out with goods and back without: half of the way is empty
  const sums = { ...whole, routes: 1, emptyM: 50_000, costMinor: 100 * 9_000 + 4 * 70_000, co2G: 100 * 628 };
  expect(routes).toMatchObject({ currency: "VND", now: sums, before: { routes: 0, distanceM: 0 } });

  const byCustomer = await viewer.business.breakDown({ ...period, by: "customer" });
  expect(byName(byCustomer.rows)).toMatchObject([
    { name: "One", orders: 2, onTime: 1, late: 0, distanceM: 50_000, deliveries: 1 },
    { name: "Other", orders: 2, onTime: 0, late: 2, distanceM: 50_000, deliveries: 1 },
  ]);
  const byHub = await viewer.business.breakDown({ ...period, by: "hub" });
  expect(byName(byHub.rows)).toMatchObject([
    { id: null, name: null, orders: 2, distanceM: 0 },
    { id: hubId, name: "Hub", orders: 2, onTime: 1, distanceM: 100_000 },
  ]);
  const ofOne = { ...period, customerId: one.customerId };
  expect((await viewer.business.routes(ofOne)).now).toMatchObject({ routes: 0.5, distanceM: 50_000, deliveries: 1 });
  expect((await viewer.business.orders({ ...period, vehicleId: truck.id })).now).toEqual({
    orders: 2,
    onTime: 1,
    late: 1,
  });

  // half of it is carried for either: what the rows add is what the figures say
  const behind = await viewer.business.routesBehind(ofOne);
  expect(behind).toEqual({
    ...{ currency: "VND", nextCursor: null },
    items: [
      {
        ...{ id: routeId, day: "2026-03-02", state: "planned", vehicle: truck.name, driver: null },
        ...(await viewer.business.routes(ofOne)).now,
      },
    ],
  });

  const late = await viewer.business.behind({ ...period, outcome: "late", limit: 1 });
  expect(late.items).toMatchObject([{ id: second, deliveredAt: Date.UTC(2026, 2, 2, 10, 0, 1) }]);
  const rest = await viewer.business.behind({ ...period, outcome: "late", cursor: late.nextCursor });
  expect(rest).toMatchObject({ items: [{ state: "failed", deliveredAt: null }], nextCursor: null });

  const rate = { type: "truck" as const, perKmMinor: 10, perHourMinor: 100, co2GPerKm: 1 };
  await dispatcher.business.saveRates({ currency: "EUR", rates: [rate] });
  expect(await viewer.business.routes(period)).toMatchObject({
    currency: "EUR",
    now: { costMinor: 100 * 10 + 4 * 100, co2G: 100 },
  });
  await expect(viewer.business.saveRates({ currency: "EUR", rates: [rate] })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("a period of a year is refused, and one that ends before it begins", async ({ make, as, api }) => {
  const viewer = api(await as.viewer(await make.organisation()));
  const problem = (message: string) => ({ cause: { issues: [{ path: ["untilDay"], message }] } });
  await expect(viewer.business.orders({ ...period, untilDay: "2026-12-31" })).rejects.toMatchObject(
    problem("range_too_long"),
  );
  await expect(viewer.business.orders({ ...period, untilDay: "2026-03-01" })).rejects.toMatchObject(
    problem("to_before_from"),
  );
});

test("routes behind the figures come a page at a time, and add up to them", async ({
  make,
  as,
  api,
  owner: { sql },
}) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const orderId = newId();
  await sql`
    insert into orders (id, organisation_id, number, version, state, is_collected, priority, due_at, pickup_name, delivery_name,
      delivery_address, pieces, weight_g, volume_cm3, source, created_at, changed_at, words)
    values (${orderId}, ${organisationId}, 1, 2, 'placed', false, 'normal', '2026-03-02 10:00Z', 'A', 'B', 'C', 1, 0, 0, 'form',
      now(), now(), '')`;
  const days = ["2026-03-01", "2026-03-02", "2026-03-02", "2026-03-03", "2026-03-04"];
  for (const [at, day] of days.entries()) {
    const id = newId();
    // a vehicle has one route a day
    const vehicle = await make.vehicle({ organisationId });
    await sql`
      insert into routes (id, organisation_id, day, time_zone, vehicle_id, shift_from, shift_until, departs_at, ends_at,
        distance_m, work_s, created_at)
      values (${id}, ${organisationId}, ${day}, 'UTC', ${vehicle.id}, ${`${day} 08:00Z`},
        ${`${day} 16:00Z`}, ${`${day} 08:00Z`}, ${`${day} 12:00Z`}, ${(at + 1) * 10_000}, 3600, now())`;
    await sql`
      insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7, service_s,
        arrives_at, starts_at, leaves_at, late_s)
      values (${newId()}, ${organisationId}, ${id}, 1, 'delivery', ${orderId}, ${at + 1}, 'S', 'S', 0, 0, 60,
        ${`${day} 09:00Z`}, ${`${day} 09:00Z`}, ${`${day} 09:01Z`}, 0)`;
  }
  const { business } = api(await as.viewer(organisation));
  const found: Awaited<ReturnType<typeof business.routesBehind>>["items"] = [];
  let cursor: string | null | undefined;
  do {
    const page = await business.routesBehind({ ...period, limit: 1, cursor });
    expect(page.items.length).toBeLessThanOrEqual(1);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  expect(found.map(({ day }) => day)).toEqual(["2026-03-02", "2026-03-02", "2026-03-03"]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  const { now } = await business.routes(period);
  const sum = (of: (row: (typeof found)[number]) => number) => found.reduce((total, row) => total + of(row), 0);
  expect({ routes: sum(({ routes }) => routes), distanceM: sum(({ distanceM }) => distanceM) }).toEqual({
    ...{ routes: now.routes, distanceM: now.distanceM },
  });
  expect(now.distanceM).toBe(90_000);
  expect(sum(({ costMinor }) => costMinor)).toBeCloseTo(now.costMinor);
});
