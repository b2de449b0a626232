import type { Proposal } from "@cartage/domain/routes/day/proposal";
import { describe, expect } from "vitest";
import { finalPlan, listen } from "./final-plan.ts";
import { type Haulage, test, timeZone } from "./routes-test.ts";

const hourMs = 3_600_000;
const refused = (code: string) => ({ cause: { code } });

const accept = ({ api, day }: Haulage, { routes }: Proposal) => api.routes.days.save({ day, timeZone, routes });

describe("plan for me", () => {
  test("proposes, keeps nothing, and is taken over as it was shown", async ({ haulage, services }) => {
    const orders = [await haulage.order(), await haulage.order({ priority: "urgent" }), await haulage.order()];
    const proposal = await finalPlan(services, haulage);
    expect(proposal).toMatchObject({ before: { vehicles: 0 }, after: { vehicles: 1 }, left: [] });
    expect(proposal.difference.added).toHaveLength(6);
    expect((await haulage.board()).routes).toEqual([]);
    expect(await haulage.stateOf(orders[0] ?? "")).toBe("placed");

    await accept(haulage, proposal);
    const [route] = (await haulage.board()).routes;
    expect(route?.stops.map(({ orderId, leg, kind }) => ({ orderId, leg, kind }))).toEqual(proposal.routes[0]?.stops);
    for (const orderId of orders) expect(await haulage.stateOf(orderId)).toBe("planned");
    // what was shown is what there is: planned again, nothing changes
    expect((await finalPlan(services, haulage)).routes).toEqual([]);
  });

  test("tells a first plan long before the last one, and ends when nobody listens any more", async ({
    haulage,
    services,
  }) => {
    for (let count = 0; count < 12; count++)
      await haulage.order({ items: [{ description: "A box", weightG: 20_000 }] });
    const beganAt = performance.now();
    const stream = await listen(services, haulage.dispatcher, haulage, { seconds: 60 });
    for await (const proposal of stream) {
      expect(proposal.routes.flatMap(({ stops }) => stops).length + proposal.left.length * 2).toBe(24);
      expect(proposal.isLast).toBe(false);
      break;
    }
    expect(performance.now() - beganAt).toBeLessThan(20_000);
  });

  test("says why an order was left, and what would give it a place", async ({ haulage, services }) => {
    const heavy = await haulage.order({ items: [{ description: "A press", quantity: 2, weightG: 600_000 }] });
    const cold = await haulage.order({ skills: ["cold chain"] });
    const { left, routes } = await finalPlan(services, haulage);
    expect(routes).toEqual([]);
    expect(left.find(({ orderId }) => orderId === heavy)?.why).toMatchObject({
      reasons: { capacity: 1 },
      changes: [{ kind: "capacity", vehicleId: haulage.truck.vehicleId }],
    });
    expect(left.find(({ orderId }) => orderId === cold)?.why?.changes).toEqual([
      { kind: "skill", vehicleId: haulage.truck.vehicleId, skills: ["cold chain"] },
    ]);
  });

  test("plans chosen orders on chosen vehicles, and disturbs no more than allowed", async ({ haulage, services }) => {
    const [one, other] = [await haulage.order(), await haulage.order()];
    const second = await haulage.addTruck(haulage.hanoi);
    const third = await haulage.addTruck(haulage.hanoi);
    await haulage.plan(second, [{ orderId: one }]);
    const { routes } = await finalPlan(services, haulage, { orderIds: [other], vehicleIds: [third.vehicleId] });
    expect(routes).toMatchObject([{ vehicleId: third.vehicleId, basedOn: null, stops: [{ orderId: other }, {}] }]);
    const still = await finalPlan(services, haulage, {
      orderIds: [],
      disturbance: { mostMoved: 0, mostResequenced: 0 },
    });
    expect(still.routes).toEqual([]);
  });

  test("lets one of two dispatchers take a plan over, and tells the other", async ({ haulage, services }) => {
    await haulage.order();
    const [mine, theirs] = [await finalPlan(services, haulage), await finalPlan(services, haulage)];
    await accept(haulage, mine);
    await expect(accept(haulage, theirs)).rejects.toMatchObject(refused("changed_meanwhile"));
  });

  test("keeps what is done and on board of a running day", async ({ haulage, services, api, clock }) => {
    const [onBoard, ahead] = [await haulage.order(), await haulage.order()];
    const rival = await haulage.addTruck(haulage.hanoi);
    await haulage.plan(haulage.truck, [{ orderId: onBoard }, { orderId: ahead }]);
    const before = (await haulage.board()).routes[0];
    await haulage.send(before?.id ?? "");
    clock.forward(haulage.midnight + 9 * hourMs - clock.now().getTime());
    const driver = api(haulage.truck.driver);
    await driver.routes.accept({ routeId: before?.id ?? "" });
    await driver.routes.start({ routeId: before?.id ?? "" });
    await driver.routes.stops.complete({ stopId: before?.stops[0]?.id ?? "" });

    // the truck is better off at home: everything that may go to the other one is allowed to
    const proposal = await finalPlan(services, haulage, { vehicleIds: null });
    const own = proposal.routes.find(({ vehicleId }) => vehicleId === haulage.truck.vehicleId);
    const stops = own?.stops ?? before?.stops.slice(1) ?? [];
    expect(stops).toContainEqual(expect.objectContaining({ orderId: onBoard, kind: "delivery" }));
    expect(stops).not.toContainEqual(expect.objectContaining({ orderId: onBoard, kind: "pickup" }));
    const others = proposal.routes.filter(({ vehicleId }) => vehicleId === rival.vehicleId);
    expect(others.flatMap((route) => route.stops.map(({ orderId }) => orderId))).not.toContain(onBoard);
    if (proposal.routes.length > 0) await accept(haulage, proposal);
    const after = (await haulage.board()).routes.find(({ vehicleId }) => vehicleId === haulage.truck.vehicleId);
    expect(after?.stops[0]).toMatchObject({ id: before?.stops[0]?.id, state: "done" });
  });

  test("moves what is ahead and on board of a vehicle that goes no further to others", async ({
    haulage,
    services,
    api,
    clock,
    owner,
  }) => {
    const { truck } = haulage;
    const orders = [];
    // more than what is called a little disturbance
    for (let count = 0; count < 7; count++) orders.push(await haulage.order());
    const [onBoard = "", ...ahead] = orders;
    const rival = await haulage.addTruck(haulage.hanoi, 10_000);
    await owner.sql`update vehicles set capacity_weight_kg = 10000 where id = ${truck.vehicleId}`;
    await haulage.plan(
      truck,
      orders.map((orderId) => ({ orderId })),
    );
    const before = (await haulage.board()).routes[0];
    await haulage.send(before?.id ?? "");
    clock.forward(haulage.midnight + 9 * hourMs - clock.now().getTime());
    const driver = api(truck.driver);
    await driver.routes.accept({ routeId: before?.id ?? "" });
    await driver.routes.start({ routeId: before?.id ?? "" });
    await driver.routes.stops.complete({ stopId: before?.stops[0]?.id ?? "" });
    await owner.sql`
      update vehicle_state set fix_time = ${clock.now()}, lat_e7 = 209500000, lon_e7 = 1062000000
       where vehicle_id = ${truck.vehicleId}`;
    const subjects = [{ kind: "vehicle" as const, id: truck.vehicleId }];
    const happenedAt = clock.now().getTime();
    await haulage.api.incidents.open({
      kind: "breakdown",
      severity: "major",
      description: "Axle",
      happenedAt,
      subjects,
    });

    const board = await haulage.board();
    expect(board.vehicles.find(({ id }) => id === truck.vehicleId)?.isAvailable).toBe(false);
    const stuck = board.routes[0];
    const save = (vehicleId: string, basedOn: number | null, orderIds: string[]) => {
      const stops = orderIds.flatMap((orderId) => [
        { orderId, leg: 1, kind: "pickup" as const },
        { orderId, leg: 1, kind: "delivery" as const },
      ]);
      return haulage.api.routes.days.save({ day: haulage.day, timeZone, routes: [{ vehicleId, basedOn, stops }] });
    };
    await expect(save(truck.vehicleId, stuck?.version ?? 0, [...orders, await haulage.order()])).rejects.toMatchObject(
      refused("route.held_up"),
    );
    // one is taken off by hand: what stays was picked up once, and is so still
    await save(truck.vehicleId, stuck?.version ?? 0, [onBoard, ...ahead.slice(1)]);
    const pickups = await owner.sql`
      select state from route_stops where order_id = ${onBoard} and kind = 'pickup'`;
    expect(pickups.map(({ state }) => state)).toEqual(["done"]);

    const proposal = await finalPlan(services, haulage, {
      vehicleIds: null,
      orderIds: [],
      disturbance: { mostMoved: 5, mostResequenced: 20 },
      // the day is nearly full: the first plan leaves some, and a busy machine looks at few in less
      seconds: 4,
    });
    expect(proposal.left).toEqual([]);
    await accept(haulage, proposal);
    const after = (await haulage.board()).routes;
    const legsOf = (vehicleId: string) =>
      new Set(after.find((route) => route.vehicleId === vehicleId)?.stops.map(({ orderId }) => orderId));
    expect(legsOf(truck.vehicleId)).toEqual(new Set());
    expect(legsOf(rival.vehicleId)).toEqual(new Set([onBoard, ...ahead.slice(1)]));
  });

  test("keeps a leg before the next of its order, however both are planned anew", async ({ haulage, services }) => {
    const orderId = await haulage.order();
    await haulage.api.orders.chooseWay({ orderId, hubIds: [haulage.haiphong] });
    const feeder = await haulage.addTruck(haulage.haiphong);
    await haulage.plan(haulage.truck, [{ orderId, leg: 1 }]);
    await haulage.plan(feeder, [{ orderId, leg: 2 }]);
    for (let count = 0; count < 3; count++) await haulage.order();
    const proposal = await finalPlan(services, haulage, { objective: "balanced" });
    await accept(haulage, proposal);
    const stops = (await haulage.board()).routes.flatMap((route) => route.stops);
    const stopOf = (leg: number, kind: string) =>
      stops.find((stop) => stop.orderId === orderId && stop.leg === leg && stop.kind === kind);
    expect(stopOf(1, "delivery")?.leavesAt).toBeLessThanOrEqual((stopOf(2, "pickup")?.startsAt ?? 0) + 1);
  });

  test("is for those who plan", async ({ haulage, services, as }) => {
    const viewer = await as.viewer(haulage.organisation);
    const asked = listen(services, viewer, haulage, {}).then(async (stream) => {
      for await (const proposal of stream) return proposal;
      return null;
    });
    await expect(asked).rejects.toMatchObject(refused("forbidden"));
  });
});
