import { describe, expect } from "vitest";
import { finalPlan } from "./final-plan.ts";
import { type Haulage, type Truck, test } from "./routes-test.ts";

const refused = (code: string) => ({ cause: { code } });

/** The stops of a truck's route, by what is done there. */
async function stopsOf(haulage: Haulage, { vehicleId }: Truck) {
  const route = (await haulage.board()).routes.find((one) => one.vehicleId === vehicleId);
  const stops = route?.stops ?? [];
  const idOf = (kind: "pickup" | "delivery", orderId: string) =>
    stops.find((stop) => stop.kind === kind && stop.orderId === orderId)?.id ?? "";
  return { route, routeId: route?.id ?? "", stops, idOf };
}

describe("a route", () => {
  test("goes to its driver, who takes it on and carries an order from door to door", async ({ haulage, api, as }) => {
    const { truck } = haulage;
    const orderId = await haulage.order();
    await haulage.plan(truck, [{ orderId }]);
    const { routeId, idOf } = await stopsOf(haulage, truck);
    const phone = api(truck.driver).routes;
    await expect(phone.accept({ routeId })).rejects.toMatchObject(refused("route.not_now"));
    await haulage.send(routeId);
    expect(await haulage.stateOf(orderId)).toBe("dispatched");

    const another = api(await as.driver(haulage.organisation)).routes;
    await expect(another.accept({ routeId })).rejects.toMatchObject(refused("not_found"));
    await phone.accept({ routeId });
    await phone.accept({ routeId });
    const [pickup, delivery] = [idOf("pickup", orderId), idOf("delivery", orderId)];
    await expect(another.stops.arrive({ stopId: pickup })).rejects.toMatchObject(refused("not_found"));
    await phone.stops.arrive({ stopId: pickup });
    expect((await stopsOf(haulage, truck)).route).toMatchObject({
      state: "under_way",
      stops: [{ state: "arrived" }, {}],
    });
    await expect(phone.stops.complete({ stopId: delivery })).rejects.toMatchObject(refused("stop.pickup_first"));
    await phone.stops.complete({ stopId: pickup });
    await phone.stops.complete({ stopId: pickup });
    expect(await haulage.stateOf(orderId)).toBe("out_for_delivery");
    await phone.stops.complete({ stopId: delivery });
    expect(await haulage.stateOf(orderId)).toBe("delivered");
    expect((await stopsOf(haulage, truck)).route).toMatchObject({ state: "finished" });
    await expect(phone.stops.fail({ stopId: delivery, reason: "Nobody" })).rejects.toMatchObject(
      refused("stop.not_now"),
    );
  });

  test("that is declined, or called back, waits to be planned again, and so do its orders", async ({
    haulage,
    api,
  }) => {
    const { truck } = haulage;
    const orderId = await haulage.order();
    await haulage.plan(truck, [{ orderId }]);
    const { routeId } = await stopsOf(haulage, truck);
    await haulage.send(routeId);
    await api(truck.driver).routes.decline({ routeId, reason: "Ill since this morning" });
    expect((await stopsOf(haulage, truck)).route).toMatchObject({
      state: "planned",
      declineReason: "Ill since this morning",
    });
    expect(await haulage.stateOf(orderId)).toBe("planned");
    await haulage.send(routeId);
    await api(truck.driver).routes.accept({ routeId });
    await haulage.api.routes.recall({ routeId });
    expect(await haulage.stateOf(orderId)).toBe("planned");
    await haulage.api.routes.cancel({ routeId });
    expect(await haulage.stateOf(orderId)).toBe("placed");
    expect((await haulage.board()).legs).toHaveLength(1);
  });

  test("that is under way takes on another order, which is dispatched at once, and lets one go", async ({
    haulage,
    api,
  }) => {
    const { truck } = haulage;
    const [first, second] = [await haulage.order(), await haulage.order()];
    await haulage.plan(truck, [{ orderId: first }]);
    const { routeId, idOf } = await stopsOf(haulage, truck);
    await haulage.send(routeId);
    const phone = api(truck.driver).routes;
    await phone.accept({ routeId });
    await phone.stops.complete({ stopId: idOf("pickup", first) });

    const save = async (orderIds: string[]) => {
      const { route } = await stopsOf(haulage, truck);
      const added = orderIds.flatMap((orderId) => [
        { orderId, leg: 1, kind: "pickup" as const },
        { orderId, leg: 1, kind: "delivery" as const },
      ]);
      const stops = [...added, { orderId: first, leg: 1, kind: "delivery" as const }];
      const routes = [{ vehicleId: truck.vehicleId, basedOn: route?.version ?? null, stops }];
      await haulage.api.routes.days.save({ day: haulage.day, timeZone: "Asia/Ho_Chi_Minh", routes });
    };
    await save([second]);
    expect(await haulage.stateOf(second)).toBe("dispatched");
    const { stops } = await stopsOf(haulage, truck);
    expect(stops.map(({ orderId, kind, state }) => [orderId === first ? 1 : 2, kind, state])).toEqual([
      [1, "pickup", "done"],
      [2, "pickup", "planned"],
      [2, "delivery", "planned"],
      [1, "delivery", "planned"],
    ]);
    await save([]);
    expect(await haulage.stateOf(second)).toBe("placed");
    // what is on board is not planned away
    const { route } = await stopsOf(haulage, truck);
    const routes = [{ vehicleId: truck.vehicleId, basedOn: route?.version ?? null, stops: [] }];
    await expect(
      haulage.api.routes.days.save({ day: haulage.day, timeZone: "Asia/Ho_Chi_Minh", routes }),
    ).rejects.toMatchObject(refused("route.incomplete"));
  });
});

describe("a route that is left with nothing to do", () => {
  test("is no more, and gives its vehicle and driver back, also where its driver had taken it on", async ({
    haulage,
    api,
    owner,
  }) => {
    const { truck } = haulage;
    const orderId = await haulage.order();
    await haulage.plan(truck, [{ orderId }]);
    const { routeId } = await stopsOf(haulage, truck);
    await haulage.send(routeId);
    await api(truck.driver).routes.accept({ routeId });
    const [saved] = await haulage.plan(truck, []);
    expect(await haulage.stateOf(orderId)).toBe("placed");
    expect((await haulage.board()).routes).toEqual([]);
    const [left] = await owner.sql`
      select state, version, (select count(*)::int from reservations where route_id = ${routeId}) as reserved
        from routes where id = ${routeId}`;
    expect(left).toEqual({ state: "cancelled", version: saved?.version, reserved: 0 });
  });
});

describe("an order that nobody took", () => {
  test("goes back by one more leg, which is planned and sent as any other, until its sender has it", async ({
    haulage,
    services,
    api,
  }) => {
    const { truck } = haulage;
    const cash = { amountMinor: 250_000, currency: "VND" };
    const orderId = await haulage.order({ cash });
    await haulage.plan(truck, [{ orderId }]);
    const first = await stopsOf(haulage, truck);
    await haulage.send(first.routeId);
    const phone = api(truck.driver).routes;
    await phone.accept({ routeId: first.routeId });
    await phone.stops.complete({ stopId: first.idOf("pickup", orderId) });
    await phone.stops.fail({ stopId: first.idOf("delivery", orderId), reason: "Nobody there" });
    await haulage.api.orders.move({ orderId, move: "returning" });

    // the vehicle took it to the hub where its route ends
    const waiting = async () => (await haulage.board()).legs.filter((leg) => leg.orderId === orderId && leg.isReturn);
    const back = { orderState: "returning", pickup: { hubId: haulage.hanoi }, delivery: { name: "Xưởng" } };
    const [leg] = await waiting();
    expect(leg).toMatchObject(back);
    expect(await haulage.api.routes.orderLegs({ orderId })).toMatchObject([
      { state: "done", to: { id: haulage.hanoi } },
      { state: "waiting", isReturn: true, from: { id: haulage.hanoi }, to: null },
    ]);
    const other = await haulage.addTruck(haulage.hanoi);
    const proposal = await finalPlan(services, haulage);
    expect(proposal.routes.flatMap(({ stops }) => stops.map((stop) => [stop.orderId, stop.leg]))).toEqual([
      [orderId, leg?.leg],
      [orderId, leg?.leg],
    ]);

    await haulage.plan(other, [{ orderId, leg: leg?.leg ?? 0 }]);
    const { routeId, idOf } = await stopsOf(haulage, other);
    await haulage.send(routeId);
    const second = api(other.driver).routes;
    await second.accept({ routeId });
    const [own] = await second.own();
    expect(own?.stops).toMatchObject([
      { kind: "pickup", isAtHub: true },
      { kind: "delivery", isReturn: true, name: "Xưởng", cash: null, hasPin: false },
    ]);
    await second.stops.complete({ stopId: idOf("pickup", orderId) });
    expect(await haulage.stateOf(orderId)).toBe("returning");
    // its sender is not there: it is still on its way back, and waits for a vehicle again
    await second.stops.fail({ stopId: idOf("delivery", orderId), reason: "Closed" });
    expect(await haulage.stateOf(orderId)).toBe("returning");
    expect(await waiting()).toMatchObject([{ orderState: "returning", leg: leg?.leg, delivery: { name: "Xưởng" } }]);

    const third = await haulage.addTruck(haulage.hanoi);
    await haulage.plan(third, [{ orderId, leg: leg?.leg ?? 0 }]);
    const last = await stopsOf(haulage, third);
    await haulage.send(last.routeId);
    const lastPhone = api(third.driver).routes;
    await lastPhone.accept({ routeId: last.routeId });
    for (const kind of ["pickup", "delivery"] as const)
      await lastPhone.stops.complete({ stopId: last.idOf(kind, orderId) });
    expect(await haulage.stateOf(orderId)).toBe("returned");
    expect((await haulage.api.routes.orderLegs({ orderId })).at(-1)).toMatchObject({ isReturn: true, state: "done" });
    expect((await stopsOf(haulage, third)).route).toMatchObject({ state: "finished" });
  });
});

describe("an order", () => {
  test("goes over a hub in two legs, each with a vehicle of its own", async ({ haulage, api }) => {
    const { truck } = haulage;
    const van = await haulage.addTruck(haulage.haiphong);
    const orderId = await haulage.order();
    await haulage.api.orders.chooseWay({ orderId, hubIds: [haulage.haiphong] });
    expect((await haulage.board()).legs.map(({ leg }) => leg)).toEqual([1]);
    await haulage.plan(truck, [{ orderId }]);
    // the second leg waits for the goods, and is planned for when they come
    const { legs, routes } = await haulage.board();
    expect(legs.map(({ leg }) => leg)).toEqual([1, 2]);
    expect(legs[1]).toMatchObject({ pickup: { hubId: haulage.haiphong } });
    expect(legs[1]?.pickup.windows[0]?.from).toBe(routes[0]?.stops[1]?.leavesAt);
    await haulage.plan(van, [{ orderId, leg: 2 }]);
    const [first, second] = [await stopsOf(haulage, truck), await stopsOf(haulage, van)];
    expect(second.stops[0]?.startsAt).toBeGreaterThanOrEqual(first.stops[1]?.leavesAt ?? 0);

    for (const { routeId } of [first, second]) await haulage.send(routeId);
    const [one, two] = [api(truck.driver).routes, api(van.driver).routes];
    await one.accept({ routeId: first.routeId });
    await two.accept({ routeId: second.routeId });
    await one.stops.complete({ stopId: first.idOf("pickup", orderId) });
    expect(await haulage.stateOf(orderId)).toBe("in_transit");
    const pickup = { stopId: second.idOf("pickup", orderId) };
    await expect(two.stops.complete(pickup)).rejects.toMatchObject(refused("stop.pickup_first"));
    await one.stops.complete({ stopId: first.idOf("delivery", orderId) });
    expect(await haulage.stateOf(orderId)).toBe("at_hub");
    await two.stops.complete(pickup);
    expect(await haulage.stateOf(orderId)).toBe("out_for_delivery");
    await two.stops.complete({ stopId: second.idOf("delivery", orderId) });
    expect(await haulage.api.orders.get({ orderId })).toMatchObject({
      state: "delivered",
      way: [haulage.haiphong],
      legsDone: 1,
    });
  });

  test("is dispatched by the route of its next leg alone, and by no move of another's", async ({ haulage, api }) => {
    const { truck } = haulage;
    const van = await haulage.addTruck(haulage.haiphong);
    const orderId = await haulage.order();
    await haulage.api.orders.chooseWay({ orderId, hubIds: [haulage.haiphong] });
    await haulage.plan(truck, [{ orderId }]);
    await haulage.plan(van, [{ orderId, leg: 2 }]);
    const [first, second] = [await stopsOf(haulage, truck), await stopsOf(haulage, van)];
    await haulage.send(second.routeId);
    expect(await haulage.stateOf(orderId)).toBe("planned");
    await haulage.send(first.routeId);
    expect(await haulage.stateOf(orderId)).toBe("dispatched");
    await api(van.driver).routes.decline({ routeId: second.routeId, reason: "Ill" });
    expect(await haulage.stateOf(orderId)).toBe("dispatched");
    await haulage.api.routes.cancel({ routeId: second.routeId });
    expect(await haulage.stateOf(orderId)).toBe("dispatched");
  });

  test("that could not be handed over goes back to the hub of its vehicle, and is planned from there", async ({
    haulage,
    api,
  }) => {
    const { truck } = haulage;
    const orderId = await haulage.order();
    await haulage.plan(truck, [{ orderId }]);
    const { routeId, idOf } = await stopsOf(haulage, truck);
    await haulage.send(routeId);
    const phone = api(truck.driver).routes;
    await phone.accept({ routeId });
    await phone.stops.complete({ stopId: idOf("pickup", orderId) });
    await phone.stops.fail({ stopId: idOf("delivery", orderId), reason: "Nobody there" });
    expect(await haulage.api.orders.get({ orderId })).toMatchObject({
      ...{ state: "failed", reason: "Nobody there", way: [haulage.hanoi], legsDone: 1 },
    });
    const { legs } = await haulage.board();
    const again = legs.find(({ leg }) => leg === 2);
    expect(again).toMatchObject({ orderId, pickup: { hubId: haulage.hanoi } });
    const other = await haulage.addTruck(haulage.hanoi);
    await haulage.plan(other, [{ orderId, leg: 2 }]);
    expect(await haulage.stateOf(orderId)).toBe("planned");
  });

  test("takes its stops along: what is cancelled is skipped, what is moved has its new window", async ({ haulage }) => {
    const { truck } = haulage;
    const [kept, gone] = [await haulage.order(), await haulage.order()];
    await haulage.plan(truck, [{ orderId: kept }, { orderId: gone }]);
    const { routeId } = await stopsOf(haulage, truck);
    await haulage.api.orders.move({ orderId: gone, move: "cancelled", reason: "Not needed" });
    const until = haulage.midnight + 15 * 3_600_000;
    await haulage.api.orders.reschedule({ orderId: kept, pickup: null, delivery: { from: until - 3_600_000, until } });
    const { stops, route } = await stopsOf(haulage, truck);
    expect(stops.filter(({ orderId }) => orderId === gone).map(({ state }) => state)).toEqual(["skipped", "skipped"]);
    expect(route?.version).toBe(3);
    await expect(haulage.api.routes.dispatches.ask({ routeId, basedOn: 1 })).rejects.toMatchObject(
      refused("changed_meanwhile"),
    );
    expect((await haulage.board()).legs.find(({ orderId }) => orderId === kept)?.delivery.windows).toEqual([
      { from: until - 3_600_000, until },
    ]);
    await haulage.send(routeId);
    expect(await haulage.stateOf(kept)).toBe("dispatched");
    expect(await haulage.stateOf(gone)).toBe("cancelled");
  });
});
