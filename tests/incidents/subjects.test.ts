import { newId } from "@cartage/db/id";
import { expect } from "vitest";
import { test } from "../routes/routes-test.ts";

const report = { kind: "breakdown" as const, severity: "major" as const, description: "Somebody hit something" };
const refused = (code: string) => ({ cause: { code } });

test("what an incident is about is changed as it was seen, stands in its timeline, and what it holds up follows", async ({
  haulage: { organisation, api: dispatcher, truck, addTruck, hanoi, haiphong, board, order, plan },
  as,
  api,
  owner,
  clock,
}) => {
  const other = await addTruck(hanoi);
  const orderId = await order();
  const [route] = await plan(truck, [{ orderId }]);
  const happenedAt = clock.now().getTime();
  const about = {
    vehicle: { kind: "vehicle" as const, id: truck.vehicleId },
    other: { kind: "vehicle" as const, id: other.vehicleId },
    hub: { kind: "hub" as const, id: haiphong },
    order: { kind: "order" as const, id: orderId },
    route: { kind: "route" as const, id: route?.routeId ?? "" },
    driver: { kind: "driver" as const, id: other.driver.id },
  };
  const opened = await dispatcher.incidents.open({ ...report, happenedAt, subjects: [about.vehicle, about.order] });
  const { incidentId } = opened;
  const held = async () => {
    const day = await board();
    const isAvailable = (id: string) => day.vehicles.find((vehicle) => vehicle.id === id)?.isAvailable;
    return {
      truck: isAvailable(truck.vehicleId) === false,
      other: isAvailable(other.vehicleId) !== true,
      order: day.legs.find((leg) => leg.orderId === orderId)?.heldUp?.incident?.number === opened.number,
      hub: (await dispatcher.routes.hubs.get({ hubId: haiphong })).closedBy !== null,
    };
  };
  expect(await held()).toEqual({ truck: true, other: false, order: true, hub: false });

  const change = { incidentId, ...report, happenedAt, blocks: true, closesHubs: true };
  await dispatcher.incidents.change({ ...change, basedOn: 1, subjects: [about.other, about.hub] });
  expect(await held()).toEqual({ truck: false, other: true, order: false, hub: true });
  // whoever still sees it as it was does not write over it
  const late = dispatcher.incidents.change({ ...change, basedOn: 1, subjects: [about.vehicle] });
  await expect(late).rejects.toMatchObject(refused("changed_meanwhile"));
  const all = [about.other, about.hub, about.route, about.driver, about.order];
  await dispatcher.incidents.change({ ...change, basedOn: 2, subjects: all, closesHubs: false });
  // by its route
  expect(await held()).toEqual({ truck: true, other: true, order: true, hub: false });

  const shown = await dispatcher.incidents.get({ incidentId });
  expect(new Set(shown.subjects.map(({ kind }) => kind))).toEqual(
    new Set(["vehicle", "hub", "route", "driver", "order"]),
  );
  const told = shown.entries.map(({ told: { added = [], removed = [] } }) =>
    [added, removed].map((of) => of.map(({ id }) => id)),
  );
  expect(told[1]?.map((ids) => ids.toSorted())).toEqual([
    [other.vehicleId, haiphong].toSorted(),
    [truck.vehicleId, orderId].toSorted(),
  ]);
  expect(told[2]).toEqual([[about.route.id, other.driver.id, orderId], []]);
  expect(shown.entries[1]?.told.removed?.find(({ kind }) => kind === "order")?.name).toMatch(/^\d+$/);
  const audited = await owner.sql<{ subjects: string[] }[]>`
    select after->'subjects' as subjects from audit_entries
     where organisation_id = ${organisation.id} and type = 'incident.changed' order by id desc limit 1`;
  expect(audited[0]?.subjects).toContain(`hub ${haiphong}`);

  for (const outsider of [other.driver, await as.viewer(organisation), await as.hubWorker(organisation)])
    await expect(api(outsider).incidents.change({ ...change, subjects: [] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  await dispatcher.incidents.change({ ...change, subjects: [] });
  expect(await held()).toEqual({ truck: false, other: false, order: false, hub: false });
});

test("a driver names orders of routes that he has or had lately; any other is as one that is not there, to Postgres too", async ({
  haulage: { organisation, api: dispatcher, truck, addTruck, hanoi, order, plan, send, board },
  api,
  owner,
  clock,
}) => {
  const other = await addTruck(hanoi);
  const [own, others, waiting, planned] = [await order(), await order(), await order(), await order()];
  for (const [by, orderId] of [
    [truck, own],
    [other, others],
  ] as const) {
    const [route] = await plan(by, [{ orderId }]);
    await send(route?.routeId ?? "");
  }
  const third = await addTruck(hanoi);
  await plan(third, [{ orderId: planned }]);
  const name = (driver: typeof truck.driver, ...orderIds: string[]) =>
    api(driver).incidents.open({
      ...report,
      happenedAt: clock.now().getTime(),
      subjects: orderIds.map((id) => ({ kind: "order" as const, id })),
    });
  const unknown = refused("incident.subject_unknown");
  for (const orderIds of [[others], [own, others], [waiting], [newId()]])
    await expect(name(truck.driver, ...orderIds), String(orderIds)).rejects.toMatchObject(unknown);
  // planned for him, but not with him
  await expect(name(third.driver, planned)).rejects.toMatchObject(unknown);
  expect((await dispatcher.incidents.list({})).items).toEqual([]);
  const { incidentId } = await name(truck.driver, own);
  expect((await board()).legs.find((leg) => leg.orderId === own)?.heldUp?.incident?.id).toBe(incidentId);
  expect((await board()).legs.find((leg) => leg.orderId === others)?.heldUp).toBeNull();

  const write = (orderId: string) => owner.sql`
    insert into incident_subjects (incident_id, organisation_id, kind, subject_id)
    values (${incidentId}, ${organisation.id}, 'order', ${orderId})`;
  await expect(write(others)).rejects.toMatchObject({ constraint_name: "incident_subjects_of_own_routes" });
  // who works on it names whatever it turns out to be about
  const change = { incidentId, ...report, happenedAt: clock.now().getTime() };
  await dispatcher.incidents.change({ ...change, subjects: [{ kind: "order", id: others }] });

  clock.forward(10 * 86_400_000);
  await expect(name(truck.driver, own)).rejects.toMatchObject(unknown);
});
