import { expect } from "vitest";
import { test, timeZone } from "./routes-test.ts";

const refused = (code: string) => ({ cause: { code } });

test("what a vehicle carries that breaks down is taken over where it stands, and goes on to the door", async ({
  haulage,
  api,
  owner,
  clock,
}) => {
  const { truck, day, board, stateOf } = haulage;
  const [carried, ahead] = [await haulage.order(), await haulage.order()];
  await haulage.plan(truck, [{ orderId: carried }, { orderId: ahead }]);
  const stopsOf = async (vehicleId: string) =>
    (await board()).routes.find((route) => route.vehicleId === vehicleId)?.stops ?? [];
  const routeId = (await board()).routes[0]?.id ?? "";
  await haulage.send(routeId);
  const phone = api(truck.driver).routes;
  await phone.accept({ routeId });
  await phone.stops.complete({ stopId: (await stopsOf(truck.vehicleId))[0]?.id ?? "" });
  expect(await stateOf(carried)).toBe("out_for_delivery");

  await owner.sql`
    update vehicle_state set fix_time = now(), lat_e7 = 209500000, lon_e7 = 1062500000 where vehicle_id = ${truck.vehicleId}`;
  const subjects = [{ kind: "vehicle" as const, id: truck.vehicleId }];
  const happenedAt = clock.now().getTime();
  await haulage.api.incidents.open({
    kind: "breakdown",
    severity: "critical",
    description: "Engine",
    happenedAt,
    subjects,
  });
  const other = await haulage.addTruck(haulage.haiphong);

  // the board has the goods where the vehicle stands
  const stuck = await board();
  expect(stuck.vehicles.find(({ id }) => id === truck.vehicleId)?.isAvailable).toBe(false);
  const leg = stuck.legs.find(({ orderId }) => orderId === carried);
  expect(leg?.pickup).toMatchObject({ hubId: null, lat: 20.95, lon: 106.25 });
  const version = stuck.routes[0]?.version ?? 0;
  const whole = (orderId: string) => [
    { orderId, leg: 1, kind: "pickup" as const },
    { orderId, leg: 1, kind: "delivery" as const },
  ];
  const save = (routes: Parameters<typeof haulage.api.routes.days.save>[0]["routes"]) =>
    haulage.api.routes.days.save({ day, timeZone, routes });
  const more = whole(await haulage.order());
  await expect(save([{ vehicleId: truck.vehicleId, basedOn: version, stops: more }])).rejects.toMatchObject(
    refused("route.held_up"),
  );

  await save([
    { vehicleId: truck.vehicleId, basedOn: version, stops: [] },
    { vehicleId: other.vehicleId, basedOn: null, stops: [...whole(carried), ...whole(ahead)] },
  ]);
  expect(await stateOf(ahead)).toBe("planned");
  expect((await board()).routes.find((route) => route.vehicleId === truck.vehicleId)?.state).toBe("finished");
  const taken = (await board()).routes.find((route) => route.vehicleId === other.vehicleId);
  await haulage.send(taken?.id ?? "");
  const second = api(other.driver).routes;
  await second.accept({ routeId: taken?.id ?? "" });
  for (const { id } of taken?.stops ?? []) await second.stops.complete({ stopId: id });
  expect([await stateOf(carried), await stateOf(ahead)]).toEqual(["delivered", "delivered"]);
});

test("goods that were only taken off a vehicle that goes no further wait for another, where it stands", async ({
  haulage,
  api,
  owner,
  clock,
}) => {
  const { truck, day, board } = haulage;
  const orderId = await haulage.order();
  await haulage.plan(truck, [{ orderId }]);
  const route = (await board()).routes[0];
  await haulage.send(route?.id ?? "");
  const phone = api(truck.driver).routes;
  await phone.accept({ routeId: route?.id ?? "" });
  await phone.stops.complete({ stopId: route?.stops[0]?.id ?? "" });
  await owner.sql`
    update vehicle_state set fix_time = now(), lat_e7 = 209500000, lon_e7 = 1062500000 where vehicle_id = ${truck.vehicleId}`;
  const subjects = [{ kind: "driver" as const, id: truck.driver.id }];
  const happenedAt = clock.now().getTime();
  await haulage.api.incidents.open({
    kind: "accident",
    severity: "major",
    description: "Hurt",
    happenedAt,
    subjects,
  });
  const version = (await board()).routes[0]?.version ?? 0;
  await haulage.api.routes.days.save({
    day,
    timeZone,
    routes: [{ vehicleId: truck.vehicleId, basedOn: version, stops: [] }],
  });
  const { legs, routes } = await board();
  expect(legs).toMatchObject([{ orderId, pickup: { lat: 20.95, lon: 106.25 } }]);
  expect(routes.flatMap(({ stops }) => stops).filter((stop) => stop.orderId === orderId)).toEqual([]);
});
