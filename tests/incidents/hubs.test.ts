import { expect } from "vitest";
import { test } from "../routes/routes-test.ts";

const fire = { kind: "accident" as const, severity: "critical" as const, description: "A fire in the hall" };
const refused = (code: string) => ({ cause: { code } });

test("a hub that an incident closes is passed by nothing, until that incident and no other is resolved", async ({
  haulage: { api, order, board, truck, hanoi, haiphong, day },
  owner,
  clock,
}) => {
  const happenedAt = clock.now().getTime();
  const about = (id: string) => ({ happenedAt, subjects: [{ kind: "hub" as const, id }] });
  await owner.sql`
    update vehicle_state set fix_time = ${clock.now()}, lat_e7 = 208600000, lon_e7 = 1066900000, motion = 0
     where vehicle_id = ${truck.vehicleId}`;
  const orderId = await order();
  await api.orders.chooseWay({ orderId, hubIds: [hanoi, haiphong] });
  const nearest = async () =>
    (await api.routes.hubs.nearest({ vehicleId: truck.vehicleId, most: 3 })).hubs.map(({ id }) => id);
  const waysOver = async () =>
    (await api.routes.ways({ fromHubId: hanoi, toHubId: haiphong, by: "time", most: 1 })).ways.length;
  const ownState = async () => (await api.routes.hubs.get({ hubId: haiphong })).state;
  expect([await nearest(), await waysOver()]).toEqual([[haiphong, hanoi], 1]);
  const affected = await api.routes.hubs.affected({ hubId: haiphong });
  expect(affected).toMatchObject({ orderCount: 1, orders: [{ id: orderId }], standIns: [{ id: hanoi }] });

  const first = await api.incidents.open({ ...fire, ...about(haiphong) });
  const second = await api.incidents.open({ ...fire, ...about(haiphong) });
  expect(await api.incidents.get(first)).toMatchObject({ isBlocking: true, closesHubs: true });
  const closedBy = { incidentId: first.incidentId, number: first.number };
  expect(await api.routes.hubs.get({ hubId: haiphong })).toMatchObject({ state: "active", closedBy });
  expect((await api.routes.hubs.list({})).items.find(({ id }) => id === haiphong)).toMatchObject({ closedBy });
  expect([await nearest(), await waysOver()]).toEqual([[hanoi], 0]);
  const { ways } = await api.routes.orderWays({ orderId, by: "time", most: 5 });
  expect(ways.flatMap(({ hubs }) => hubs.map(({ id }) => id))).not.toContain(haiphong);
  const other = await order();
  const over = { orderId: other, hubIds: [haiphong] };
  await expect(api.orders.chooseWay(over)).rejects.toMatchObject(refused("order.hub_unknown"));
  const vinh = await api.routes.hubs.create({
    ...{ code: "VI", name: "Vinh", kind: "depot", address: "Vinh", lat: 18.67, lon: 105.69 },
    timeZone: "Asia/Ho_Chi_Minh",
  });
  const lane = { fromHubId: vinh.hubId, toHubId: haiphong, distanceM: 1_000, durationS: 60, isUsable: true };
  await expect(api.routes.lanes.create({ ...lane, andBack: false })).rejects.toMatchObject(refused("lane.hub_closed"));
  await api.routes.hubs.archive({ hubId: vinh.hubId });
  // told of the orders that are to pass it, and where their goods could go instead
  const wayOut = await api.incidents.wayOut({ incidentId: first.incidentId });
  expect(wayOut.goods.orders).toMatchObject([{ id: orderId }]);

  const legOf = async (leg: number) => (await board()).legs.find((one) => one.orderId === orderId && one.leg === leg);
  expect((await legOf(1))?.heldUp).toBeNull();
  const legs = await api.routes.orderLegs({ orderId });
  const hub = { id: haiphong };
  expect(legs.map(({ heldUp }) => heldUp)).toMatchObject([
    null,
    { hub, incident: { number: first.number } },
    { hub, incident: { number: first.number } },
  ]);

  await api.incidents.move({ incidentId: first.incidentId, move: "resolved" });
  expect((await api.routes.hubs.get({ hubId: haiphong })).closedBy).toMatchObject({ number: second.number });
  expect(await nearest()).toEqual([hanoi]);
  // what its own state says stays with it
  await api.routes.hubs.setState({ hubId: haiphong, state: "full", reason: "No room" });
  await api.incidents.change({ incidentId: second.incidentId, ...fire, ...about(haiphong), closesHubs: false });
  expect([await ownState(), await nearest()]).toEqual(["full", [hanoi]]);
  await api.routes.hubs.setState({ hubId: haiphong, state: "active" });
  expect([await nearest(), await waysOver()]).toEqual([[haiphong, hanoi], 1]);
  expect((await board()).day).toBe(day);
});

test("whoever reports or confirms decides whether a hub is closed; a hub worker of his own hubs alone", async ({
  haulage: { organisation, api: dispatcher, hanoi, haiphong },
  as,
  api,
  owner,
  clock,
}) => {
  const worker = await as.hubWorker(organisation);
  await owner.sql`
    insert into hub_workers (hub_id, organisation_id, user_id, since)
    values (${hanoi}, ${organisation.id}, ${worker.id}, now())`;
  const subjects = [hanoi, haiphong].map((id) => ({ kind: "hub" as const, id }));
  const happenedAt = clock.now().getTime();
  const report = { kind: "damage" as const, severity: "major" as const, description: "A wet pallet", happenedAt };
  const { incidentId } = await api(worker).incidents.open({ ...report, subjects });
  const shown = await dispatcher.incidents.get({ incidentId });
  // damaged goods leave the place usable
  expect(shown).toMatchObject({ subjects: [{ id: hanoi }], closesHubs: false, isBlocking: false });
  const closedBy = async (hubId: string) => (await dispatcher.routes.hubs.get({ hubId })).closedBy;
  expect([await closedBy(hanoi), await closedBy(haiphong)]).toEqual([null, null]);
  const change = { incidentId, ...report, subjects: subjects.slice(0, 1) };
  await dispatcher.incidents.change({ ...change, closesHubs: true });
  expect(await closedBy(hanoi)).toMatchObject({ incidentId });
  // what was decided stays where nothing is said of it
  await dispatcher.incidents.change({ ...change, severity: "minor" });
  expect(await closedBy(hanoi)).toMatchObject({ incidentId });
});
