import { describe, expect } from "vitest";
import { newOrder } from "../orders/orders-test.ts";
import { test, timeZone } from "./routes-test.ts";

const refused = (code: string) => ({ cause: { code } });

describe("the board of a day", () => {
  test("has what waits for a vehicle, and what cannot be planned before it has a place", async ({ haulage }) => {
    const orderId = await haulage.order({ priority: "urgent", skills: ["cold chain"] });
    const lost = await haulage.order({ pickup: { name: "Somewhere", address: "Nobody knows" } });
    const later = await haulage.order({
      delivery: {
        ...newOrder().delivery,
        window: { from: haulage.midnight + 48 * 3_600_000, until: haulage.midnight + 50 * 3_600_000 },
      },
    });
    const { legs, withoutPlace, vehicles, startsAt, endsAt } = await haulage.board();
    expect(legs).toMatchObject([{ orderId, leg: 1, priority: "urgent", skills: ["cold chain"], weightKg: 7.5 }]);
    expect(withoutPlace.map((order) => order.orderId)).toEqual([lost]);
    expect(legs.map((leg) => leg.orderId)).not.toContain(later);
    expect(endsAt - startsAt).toBe(24 * 3_600_000);
    expect(startsAt).toBe(haulage.midnight);
    expect(vehicles).toMatchObject([
      { id: haulage.truck.vehicleId, driver: { id: haulage.truck.driver.id }, homeHub: { id: haulage.hanoi } },
    ]);
  });

  test("is planned with times of our own, whatever was shown, and an order comes along", async ({ haulage }) => {
    const orderId = await haulage.order();
    const [saved] = await haulage.plan(haulage.truck, [{ orderId }]);
    expect(saved).toMatchObject({ vehicleId: haulage.truck.vehicleId, version: 1 });
    expect(await haulage.stateOf(orderId)).toBe("planned");
    const { routes, legs } = await haulage.board();
    expect(legs).toHaveLength(1);
    const [route] = routes;
    expect(route).toMatchObject({
      state: "planned",
      driverId: haulage.truck.driver.id,
      stops: [{ kind: "pickup" }, { kind: "delivery" }],
    });
    const [pickup, delivery] = route?.stops ?? [];
    // 86 km by the great circle, longer by road, at the speed that is assumed
    const drivenS = ((delivery?.arrivesAt ?? 0) - (pickup?.leavesAt ?? 0)) / 1000;
    expect(drivenS).toBeGreaterThan(1.5 * 3_600);
    expect(drivenS).toBeLessThan(4 * 3_600);
    expect(delivery?.startsAt).toBeGreaterThanOrEqual(haulage.midnight + 8 * 3_600_000);

    await haulage.plan(haulage.truck, []);
    expect(await haulage.stateOf(orderId)).toBe("placed");
    expect((await haulage.board()).routes).toEqual([]);
  });

  test("is drawn by its hubs and the places where its routes call, each once; cancelled ones and others' are not", async ({
    haulage,
    as,
    api,
    make,
  }) => {
    const orderIds = [await haulage.order(), await haulage.order()];
    const stops = (["pickup", "delivery"] as const).flatMap((kind) =>
      orderIds.map((orderId) => ({ orderId, leg: 1, kind })),
    );
    const { vehicleId } = haulage.truck;
    const [saved] = await haulage.api.routes.days.save({
      ...{ day: haulage.day, timeZone },
      routes: [{ vehicleId, basedOn: null, stops }],
    });
    const { hubs } = await haulage.api.routes.network();
    const hub = hubs.find(({ id }) => id === haulage.hanoi);
    const at = hub && { lat: hub.lat, lon: hub.lon };
    const viewer = api(await as.viewer(haulage.organisation)).routes.days;
    const [shape, ...others] = await viewer.shapes({ day: haulage.day });
    expect(others).toEqual([]);
    expect(shape).toEqual({
      ...{ routeId: saved?.routeId, vehicleId, start: at, end: at },
      // both orders are taken on board at one place, and brought to one
      places: [
        { lat: 21.04, lon: 105.86 },
        { lat: 20.86, lon: 106.69 },
      ],
    });
    expect(await api(await as.viewer(await make.organisation())).routes.days.shapes({ day: haulage.day })).toEqual([]);
    await haulage.plan(haulage.truck, []);
    expect(await viewer.shapes({ day: haulage.day })).toEqual([]);
  });

  test("lets one of two dispatchers win, and tells the other", async ({ haulage, as, api }) => {
    const orderId = await haulage.order();
    const other = await haulage.order();
    const second = api(await as.dispatcher(haulage.organisation));
    const rival = await haulage.addTruck(haulage.hanoi);
    const wants = (vehicleId: string, id: string, basedOn: number | null) => ({
      ...{ day: haulage.day, timeZone },
      routes: [
        {
          ...{ vehicleId, basedOn },
          stops: [
            { orderId: id, leg: 1, kind: "pickup" as const },
            { orderId: id, leg: 1, kind: "delivery" as const },
          ],
        },
      ],
    });
    const both = await Promise.allSettled([
      haulage.api.routes.days.save(wants(haulage.truck.vehicleId, orderId, null)),
      second.routes.days.save(wants(haulage.truck.vehicleId, other, null)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: refused("changed_meanwhile"),
    });

    const taken = (await haulage.board()).routes[0]?.stops[0]?.orderId ?? "";
    // whoever still sees it as waiting may not put it on another vehicle too
    await expect(second.routes.days.save(wants(rival.vehicleId, taken, null))).rejects.toMatchObject(
      refused("route.leg_taken"),
    );
    await expect(second.routes.days.save(wants(haulage.truck.vehicleId, other, null))).rejects.toMatchObject(
      refused("changed_meanwhile"),
    );
  });

  test("refuses what no vehicle can do, and says what", async ({ haulage, api, as, make }) => {
    const { vehicleId } = haulage.truck;
    const heavy = await haulage.order({ items: [{ description: "A press", quantity: 2, weightG: 600_000 }] });
    await expect(haulage.plan(haulage.truck, [{ orderId: heavy }])).rejects.toMatchObject(refused("route.overloaded"));
    const cold = await haulage.order({ skills: ["cold chain"] });
    await expect(haulage.plan(haulage.truck, [{ orderId: cold }])).rejects.toMatchObject(
      refused("route.skill_missing"),
    );
    const orderId = await haulage.order();
    const save = (stops: { orderId: string; leg: number; kind: "pickup" | "delivery" }[]) =>
      haulage.api.routes.days.save({ day: haulage.day, timeZone, routes: [{ vehicleId, basedOn: null, stops }] });
    const [pickup, delivery] = [
      { orderId, leg: 1, kind: "pickup" as const },
      { orderId, leg: 1, kind: "delivery" as const },
    ];
    await expect(save([delivery, pickup])).rejects.toMatchObject(refused("route.out_of_order"));
    await expect(save([pickup])).rejects.toMatchObject(refused("route.incomplete"));
    await expect(
      save([
        { ...pickup, leg: 2 },
        { ...delivery, leg: 2 },
      ]),
    ).rejects.toMatchObject(refused("route.stop_unknown"));
    const elsewhere = api(await as.dispatcher(await make.organisation()));
    await expect(
      elsewhere.routes.days.save({ day: haulage.day, timeZone, routes: [{ vehicleId, basedOn: null, stops: [] }] }),
    ).rejects.toMatchObject(refused("vehicle.unknown"));
    expect(await haulage.stateOf(orderId)).toBe("placed");
  });
});
