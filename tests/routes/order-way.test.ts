import { describe, expect } from "vitest";
import { test, timeZone } from "./routes-test.ts";

describe("the way of an order", () => {
  test("is straight, or over hubs with the roads to their doors, whichever is shorter", async ({ haulage }) => {
    const orderId = await haulage.order();
    const { ways, source } = await haulage.api.routes.orderWays({ orderId });
    expect(source).toBe("built_in");
    const over = ways.map(({ hubs }) => hubs.map(({ id }) => id));
    // two hours on the lane, and minutes to and from the hubs; straight it is two and a half
    expect(over[0]).toEqual([haulage.hanoi, haulage.haiphong]);
    expect(over).toContainEqual([]);
    expect(ways[0]?.durationS).toBeGreaterThan(7_200);
    expect(ways.map(({ durationS }) => durationS)).toEqual(
      ways.map(({ durationS }) => durationS).toSorted((a, b) => a - b),
    );
    const shortest = await haulage.api.routes.orderWays({ orderId, by: "distance", most: 1 });
    expect(shortest.ways.map(({ hubs }) => hubs)).toEqual([[]]);
  });

  test("passes no hub that is closed, and there is none before both doors are on the map", async ({ haulage }) => {
    const lost = await haulage.order({ pickup: { name: "Somewhere", address: "Nobody knows" } });
    expect((await haulage.api.routes.orderWays({ orderId: lost })).ways).toEqual([]);
    const orderId = await haulage.order();
    await haulage.api.routes.hubs.setState({ hubId: haulage.haiphong, state: "broken", reason: "A flood" });
    const { ways } = await haulage.api.routes.orderWays({ orderId });
    expect(ways.flatMap(({ hubs }) => hubs.map(({ id }) => id))).not.toContain(haulage.haiphong);
    expect(ways[0]?.hubs).toEqual([]);
  });

  test("is chosen, and its legs are told with what carries them", async ({ haulage }) => {
    const orderId = await haulage.order();
    await haulage.api.orders.chooseWay({ orderId, hubIds: [haulage.hanoi, haulage.haiphong] });
    await haulage.plan(haulage.truck, [{ orderId, leg: 1 }]);
    const legs = await haulage.api.routes.orderLegs({ orderId });
    expect(legs).toMatchObject([
      {
        leg: 1,
        state: "waiting",
        from: null,
        to: { id: haulage.hanoi },
        route: { vehicleId: haulage.truck.vehicleId },
      },
      { leg: 2, from: { id: haulage.hanoi }, to: { id: haulage.haiphong }, route: null, arrivesAt: null },
      { leg: 3, from: { id: haulage.haiphong }, to: null, route: null },
    ]);
  });
});

test("the nearest available vehicle has the skills, the room and the time, and is there first", async ({ haulage }) => {
  const far = await haulage.addTruck(haulage.haiphong);
  const small = await haulage.addTruck(haulage.hanoi, 5);
  const orderId = await haulage.order({ priority: "urgent" });
  const { day, api, truck } = haulage;
  const ask = (id: string) => api.routes.days.nearest({ day, timeZone, orderId: id, leg: 1 });
  const { vehicles, by } = await ask(orderId);
  expect(by).toBe("built_in");
  expect(vehicles.map(({ vehicleId }) => vehicleId)).toEqual([truck.vehicleId, far.vehicleId]);
  expect(vehicles[0]).toMatchObject({ seenAt: null, routeState: null });
  expect(vehicles[0]?.durationS).toBeLessThan(vehicles[1]?.durationS ?? 0);
  expect(vehicles.map(({ vehicleId }) => vehicleId)).not.toContain(small.vehicleId);
  // what is on board beside it leaves no room
  const load = await haulage.order({ items: [{ description: "A machine", weightG: 995_000 }] });
  await haulage.plan(truck, [{ orderId: load }]);
  expect((await ask(orderId)).vehicles.map(({ vehicleId }) => vehicleId)).toEqual([far.vehicleId]);
  const cold = await haulage.order({ skills: ["cold chain"] });
  expect((await ask(cold)).vehicles).toEqual([]);
});
