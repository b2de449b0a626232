import { expect } from "vitest";
import { finalPlan } from "../routes/final-plan.ts";
import { type Haulage, test, timeZone } from "../routes/routes-test.ts";

const refused = (code: string) => ({ cause: { code } });
const missing = { kind: "security" as const, severity: "major" as const, description: "The seal is broken" };

async function hold({ api }: Haulage, orderId: string, happenedAt: number) {
  const subjects = [{ kind: "order" as const, id: orderId }];
  return api.incidents.open({ ...missing, happenedAt, subjects });
}

test("an order that an incident holds up is seen so, goes on no route, and is left out of a plan with what would mend it", async ({
  haulage,
  services,
  clock,
}) => {
  const { api, order, plan, truck, board, day, stateOf, addTruck, hanoi } = haulage;
  const [held, free] = [await order(), await order()];
  const { incidentId, number } = await hold(haulage, held, clock.now().getTime());
  const heldUp = { hub: null, incident: { id: incidentId, number } };
  const leg = async () => (await board()).legs.find(({ orderId }) => orderId === held);
  expect((await leg())?.heldUp).toEqual(heldUp);
  expect((await api.routes.orderLegs({ orderId: held }))[0]?.heldUp).toEqual(heldUp);
  await expect(plan(truck, [{ orderId: held }])).rejects.toMatchObject(refused("route.leg_held_up"));
  const byHand = api.orders.move({ orderId: held, move: "planned" });
  await expect(byHand).rejects.toMatchObject(refused("incident.blocks"));

  const proposal = await finalPlan(services, haulage);
  expect(proposal.left).toEqual([{ orderId: held, leg: 1, why: null, heldUp }]);
  expect(proposal.routes.flatMap(({ stops }) => stops.map(({ orderId }) => orderId))).toEqual([free, free]);

  await api.incidents.move({ incidentId, move: "resolved" });
  await plan(truck, [{ orderId: held }, { orderId: free }]);
  // held up when it is planned already: it stays as it is, goes to no other vehicle, and the route is not sent
  const again = await hold(haulage, held, clock.now().getTime());
  const [route] = (await board()).routes;
  const ask = { routeId: route?.id ?? "", basedOn: route?.version ?? 0 };
  const about = { kind: "order", id: held, number: String(again.number) };
  await expect(api.routes.dispatches.ask(ask)).rejects.toMatchObject({ cause: { code: "incident.blocks", about } });
  await plan(truck, [{ orderId: free }, { orderId: held }]);
  const other = await addTruck(hanoi);
  await expect(plan(other, [{ orderId: held }])).rejects.toMatchObject(refused("route.leg_held_up"));
  const without = await finalPlan(services, haulage);
  expect(without.left).toMatchObject([{ orderId: held, heldUp: { incident: { number: again.number } } }]);
  expect(without.difference.removed).toMatchObject([
    { orderId: held, kind: "pickup", after: null },
    { orderId: held, kind: "delivery", after: null },
  ]);
  await api.routes.days.save({ day, timeZone, routes: without.routes });
  expect([await stateOf(held), await stateOf(free)]).toEqual(["placed", "planned"]);
  await haulage.send((await board()).routes[0]?.id ?? "");
});

test("what leads to a closed hub waits for it, or for another way; what an incident holds up on board stays there", async ({
  haulage,
  services,
  api,
  clock,
}) => {
  const { truck, order, board, plan, haiphong, api: dispatcher, midnight } = haulage;
  const [over, onBoard] = [await order(), await order()];
  await dispatcher.orders.chooseWay({ orderId: over, hubIds: [haiphong] });
  await plan(truck, [{ orderId: over }]);
  await dispatcher.routes.hubs.setState({ hubId: haiphong, state: "broken", reason: "A flood" });
  const legs = await dispatcher.routes.orderLegs({ orderId: over });
  const hub = { id: haiphong };
  expect(legs.map(({ heldUp }) => heldUp)).toMatchObject([
    { hub, incident: null },
    { hub, incident: null },
  ]);
  const [route] = (await board()).routes;
  const ask = { routeId: route?.id ?? "", basedOn: route?.version ?? 0 };
  await expect(dispatcher.routes.dispatches.ask(ask)).rejects.toMatchObject(refused("route.hub_closed"));
  await dispatcher.routes.days.save({
    ...{ day: haulage.day, timeZone },
    routes: [{ vehicleId: truck.vehicleId, basedOn: route?.version ?? 0, stops: [] }],
  });
  await dispatcher.orders.chooseWay({ orderId: over, hubIds: [] });
  expect((await board()).legs.map(({ heldUp }) => heldUp)).toEqual([null, null]);

  const [{ routeId } = { routeId: "" }] = await plan(truck, [{ orderId: onBoard }, { orderId: over }]);
  await haulage.send(routeId);
  clock.forward(midnight + 9 * 3_600_000 - clock.now().getTime());
  const driver = api(truck.driver);
  await driver.routes.accept({ routeId });
  await driver.routes.start({ routeId });
  const stopId = (await board()).routes.find(({ id }) => id === routeId)?.stops[0]?.id ?? "";
  await driver.routes.stops.complete({ stopId });
  await hold(haulage, onBoard, clock.now().getTime());
  const proposal = await finalPlan(services, haulage);
  expect(proposal.left).toEqual([]);
  const stops = proposal.routes.flatMap((one) => one.stops);
  if (proposal.routes.length > 0) expect(stops).toContainEqual({ orderId: onBoard, leg: 1, kind: "delivery" });
});

test("a route that an incident names takes nothing on, as a vehicle that goes no further", async ({
  haulage: { api, order, plan, truck, board },
  clock,
}) => {
  const [planned, other] = [await order(), await order()];
  const [{ routeId } = { routeId: "" }] = await plan(truck, [{ orderId: planned }]);
  const subjects = [{ kind: "route" as const, id: routeId }];
  const { incidentId } = await api.incidents.open({ ...missing, happenedAt: clock.now().getTime(), subjects });
  expect((await board()).vehicles).toMatchObject([{ isAvailable: false }]);
  expect((await api.incidents.wayOut({ incidentId })).goods.orders).toMatchObject([{ id: planned }]);
  const more = plan(truck, [{ orderId: planned }, { orderId: other }]);
  await expect(more).rejects.toMatchObject(refused("route.held_up"));
});
