import { expect } from "vitest";
import { putOnRoute } from "./on-route.ts";
import { digits, en, type RecipientSettings, test } from "./recipients-test.ts";

const hourMs = 3_600_000;
const everyDay = {
  windows: [
    { from: "08:00", until: "12:00" },
    { from: "13:00", until: "18:00" },
  ],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
};

test("what a recipient says and chooses stands in the order's log as the recipient's, and reaches the driver's stop", async ({
  stranger,
  carrier,
  owner,
}) => {
  const { token, orderId, dispatcher } = await carrier(everyDay);
  const { tracking } = stranger().recipients;
  await expect(tracking.instruct({ token, instructions: "Ring twice" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { grant } = await tracking.showPhone({ token, digits });
  const held = { token, grant };
  await tracking.instruct({ ...held, instructions: "Ring twice", safePlace: "With the guard" });

  const shown = await tracking.open({ ...held, ...en });
  if (shown.isLocked) throw new Error("It was opened with the phone shown.");
  expect(shown.wishes).toEqual({ instructions: "Ring twice", safePlace: "With the guard" });
  const [chosen] = shown.windows;
  if (!chosen) throw new Error("Windows are offered on every day.");
  expect(chosen.from).toBeGreaterThanOrEqual(Date.now() + 12 * hourMs);
  await tracking.chooseWindow({ ...held, from: chosen.from });

  const order = await dispatcher.orders.get({ orderId });
  expect(order.content.delivery.window).toEqual(chosen);
  expect(order.wishes).toEqual({ instructions: "Ring twice", safePlace: "With the guard" });
  expect(order.log.slice(-2)).toMatchObject([
    { actorKind: "recipient", body: { type: "instructed" } },
    { actorKind: "recipient", body: { type: "rescheduled", delivery: chosen } },
  ]);
  const [stop] = await owner.sql`
    select instructions, wished_instructions, safe_place from order_stops where order_id = ${orderId} and kind = 'delivery'`;
  expect(stop).toEqual({ instructions: null, wished_instructions: "Ring twice", safe_place: "With the guard" });
});

test("a window that is not offered is refused, and any once a driver has the order; what the driver should know until it is over", async ({
  stranger,
  carrier,
}) => {
  const { token, move: go } = await carrier(everyDay);
  const { tracking } = stranger().recipients;
  const held = { token, grant: (await tracking.showPhone({ token, digits })).grant };
  const says = (text: string) => ({ code: "CONFLICT", message: expect.stringContaining(text) });
  await expect(tracking.chooseWindow({ ...held, from: Date.now() })).rejects.toMatchObject(says("not offered"));
  const shown = await tracking.open({ ...held, ...en });
  const from = shown.isLocked ? 0 : (shown.windows[0]?.from ?? 0);
  await go("planned", "dispatched");
  await expect(tracking.chooseWindow({ ...held, from })).rejects.toMatchObject(says("a driver has the delivery"));
  await tracking.instruct({ ...held, instructions: "Second floor" });
  await expect(tracking.rate({ ...held, stars: 4 })).rejects.toMatchObject(says("not delivered"));
  await go("collected", "set_out", "delivered");
  await expect(tracking.instruct({ ...held, instructions: "Too late" })).rejects.toMatchObject(says("too late"));
  expect(await tracking.open({ ...held, ...en })).toMatchObject({
    stage: "delivered",
    may: { instruct: false, chooseWindow: false, rate: true },
  });
});

test("a delivery is rated once, in stars and words that the dispatcher reads", async ({ stranger, carrier, owner }) => {
  const { token, orderId, dispatcher, move } = await carrier();
  await move("planned", "dispatched", "collected", "set_out", "delivered");
  const { tracking } = stranger().recipients;
  const held = { token, grant: (await tracking.showPhone({ token, digits })).grant };
  const outcomes = await Promise.allSettled([4, 5].map((stars) => tracking.rate({ ...held, stars, words: "Kind" })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(tracking.rate({ ...held, stars: 1 })).rejects.toMatchObject({
    message: expect.stringContaining("already"),
  });
  const { rating } = await dispatcher.orders.get({ orderId });
  expect(rating).toEqual({ stars: expect.toBeOneOf([4, 5]), words: "Kind" });
  const [row] = await owner.sql`select rating from orders where id = ${orderId}`;
  expect(row?.rating).toBe(rating?.stars);
});

test("a link changes so much an hour and no more", async ({ stranger, carrier, clock }) => {
  const { token } = await carrier();
  const { tracking } = stranger().recipients;
  const held = { token, grant: (await tracking.showPhone({ token, digits })).grant };
  for (let change = 0; change < 30; change++) await tracking.instruct({ ...held, instructions: `${change}` });
  await expect(tracking.instruct({ ...held, instructions: "31" })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  clock.forward(hourMs + 1);
  await tracking.instruct({ ...held, instructions: "31" });
});

test("each grade shows as much of where the vehicle is as it says, and nothing of it once it is delivered", async ({
  stranger,
  carrier,
  owner,
  make,
  clock,
}) => {
  const own = await carrier();
  const { token, administrator, move } = own;
  const { vehicle, plannedAt } = await putOnRoute({ owner, make }, own, clock.now());
  const shown = async (settings: RecipientSettings) => {
    await administrator.recipients.settings.save({ nearStops: 0, ...settings });
    const tracking = await stranger().recipients.tracking.open({ token, ...en });
    return tracking.isLocked ? null : tracking;
  };
  expect(await shown({ exactness: "nothing" })).toMatchObject({ stopsBefore: null, place: null, plate: null });
  // two things done at one place are one stop
  expect(await shown({ exactness: "stops" })).toMatchObject({ stopsBefore: 1, place: null });
  const blurred = await shown({ exactness: "blurred" });
  expect(blurred?.place).toMatchObject({ isBlurred: true });
  expect((blurred?.place?.distanceM ?? 1) % 1_000).toBe(0);
  expect(await shown({ exactness: "blurred", nearStops: 1 })).toMatchObject({ place: { isBlurred: false } });
  const exact = await shown({ exactness: "exact", showsPlate: true });
  expect(exact).toMatchObject({ plate: vehicle.plate, place: { isBlurred: false, at: expect.any(Number) } });
  expect(exact?.place?.distanceM).toBeGreaterThan(20_000);
  expect(exact?.arrival).toEqual({ from: expect.any(Number), until: expect.any(Number) });
  expect(exact?.arrival?.from).toBeLessThan(plannedAt.getTime());
  expect(exact?.arrival?.until).toBeGreaterThan(plannedAt.getTime());
  // what was estimated of late is told instead of the plan
  const likely = new Date(clock.now().getTime() + 90 * 60_000);
  const latest = new Date(likely.getTime() + 10 * 60_000);
  await owner.sql`
    insert into stop_estimates (stop_id, route_id, organisation_id, order_id, leg, kind, p50, p90, estimated_at)
    select id, route_id, organisation_id, order_id, leg, kind, ${likely}, ${latest}, ${clock.now()}
      from route_stops where order_id = ${own.orderId} and kind = 'delivery'`;
  const estimated = await shown({ exactness: "exact" });
  expect(estimated?.arrival).toEqual({ from: likely.getTime() - 10 * 60_000, until: latest.getTime() });
  await owner.sql`update stop_estimates set estimated_at = estimated_at - interval '11 minutes' where order_id = ${own.orderId}`;
  expect((await shown({ exactness: "exact" }))?.arrival?.from).toBeLessThan(plannedAt.getTime());
  await move("delivered");
  expect(await shown({ exactness: "exact", showsPlate: true })).toMatchObject({
    stage: "delivered",
    stopsBefore: null,
    place: null,
    plate: null,
    arrival: null,
  });
});
