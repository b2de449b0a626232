import { createIncidentPhotoEndpoint } from "@cartage/api/rest/incidents/photo";
import { newId } from "@cartage/db/id";
import { type IncidentMove, incidentMoves } from "@cartage/domain/incidents/states";
import { expect } from "vitest";
import { png } from "../orders/proofs/new-proof.ts";
import { test } from "../routes/routes-test.ts";

const breakdown = { kind: "breakdown" as const, severity: "critical" as const, description: "The engine is smoking" };

test("a vehicle that an incident blocks is planned and sent no more, until it is resolved", async ({
  haulage: { api, order, plan, board, truck, day, send },
  clock,
}) => {
  const orderId = await order();
  const [{ routeId, version } = { routeId: "", version: 0 }] = await plan(truck, [{ orderId }]);
  const { incidentId, number } = await api.incidents.open({
    ...breakdown,
    happenedAt: clock.now().getTime(),
    subjects: [{ kind: "vehicle", id: truck.vehicleId }],
  });
  expect((await board()).vehicles).toMatchObject([{ id: truck.vehicleId, isAvailable: false }]);
  await expect(api.routes.dispatches.ask({ routeId, basedOn: version })).rejects.toMatchObject({
    cause: { code: "incident.blocks", about: { kind: "vehicle", number: String(number) } },
  });
  const wayOut = await api.incidents.wayOut({ incidentId });
  expect(wayOut.goods).toMatchObject({ orders: [{ id: orderId }], route: { id: routeId, day } });

  await api.incidents.move({ incidentId, move: "resolved", note: "Towed and repaired" });
  expect((await board()).vehicles).toMatchObject([{ id: truck.vehicleId, isAvailable: true }]);
  await send(routeId);
});

test("the way out names the nearest usable hub, and the nearest vehicles with room that nothing holds up", async ({
  haulage: { api, order, plan, truck, addTruck, hanoi, haiphong },
  owner,
  clock,
}) => {
  const [small, blocked, far, near] = [
    await addTruck(hanoi, 3),
    await addTruck(hanoi),
    await addTruck(hanoi),
    await addTruck(hanoi),
  ];
  const places = { [truck.vehicleId]: 210, [small.vehicleId]: 211, [blocked.vehicleId]: 212, [near.vehicleId]: 213 };
  for (const [vehicleId, north] of Object.entries({ ...places, [far.vehicleId]: 220 }))
    await owner.sql`
      update vehicle_state set fix_time = ${clock.now()}, lat_e7 = ${north * 1_000_000}, lon_e7 = 1058000000, motion = 0
       where vehicle_id = ${vehicleId}`;
  await plan(truck, [{ orderId: await order() }]);
  const happenedAt = clock.now().getTime();
  const about = (id: string) => [{ kind: "vehicle" as const, id }];
  await api.incidents.open({ ...breakdown, happenedAt, subjects: about(blocked.vehicleId) });
  const { incidentId } = await api.incidents.open({ ...breakdown, happenedAt, subjects: about(truck.vehicleId) });
  const { hubs, vehicles, goods } = await api.incidents.wayOut({ incidentId });
  expect(goods.weightG).toBe(7_500);
  expect(hubs.map(({ id }) => id)).toEqual([hanoi, haiphong]);
  expect(vehicles.map(({ id }) => id)).toEqual([near.vehicleId, far.vehicleId]);
  expect(vehicles[0]).toMatchObject({ freeWeightKg: 1_000, hasRoute: false });
});

test("a driver reports with what he drives and himself, adds to his own, and reaches no other's", async ({
  haulage: { organisation, api: dispatcher, truck, addTruck, hanoi },
  as,
  api,
  services,
}) => {
  const other = await addTruck(hanoi);
  const driver = api(truck.driver);
  const { incidentId } = await driver.incidents.open({
    ...breakdown,
    happenedAt: Date.now(),
    // another's vehicle is not held up by him
    subjects: [{ kind: "vehicle", id: other.vehicleId }],
  });
  await driver.incidents.note({ incidentId, text: "Waiting for the tow truck" });
  const { photoId } = await driver.incidents.addPhoto({ incidentId, name: "Engine", content: png });
  await expect(api(other.driver).incidents.note({ incidentId, text: "Mine?" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(driver.incidents.move({ incidentId, move: "resolved" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const shown = await dispatcher.incidents.get({ incidentId });
  expect(shown.subjects.map(({ kind, id }) => [kind, id])).toEqual(
    expect.arrayContaining([
      ["vehicle", truck.vehicleId],
      ["driver", truck.driver.id],
    ]),
  );
  expect(shown).toMatchObject({ isBlocking: true, state: "open", photos: [{ id: photoId }] });
  expect(shown.entries.map(({ type }) => type)).toEqual(["opened", "noted", "photo_added"]);

  const endpoint = createIncidentPhotoEndpoint({ services });
  const ask = async (sessionId: string | null) =>
    endpoint(
      new Request(`http://localhost/api/incidents/photo?incidentId=${incidentId}&photoId=${photoId}`),
      sessionId,
    );
  const statuses: number[] = [];
  const elsewhere = await as.viewer({ id: (await as.viewer(organisation)).organisationId ?? "" });
  for (const actor of [elsewhere, null, truck.driver]) statuses.push((await ask(actor?.sessionId ?? null)).status);
  expect(statuses).toEqual([200, 401, 403]);
});

test("states follow as the rules say, of two at once one wins, and the timeline is only added to", async ({
  haulage: { api, truck },
  owner,
}) => {
  const happenedAt = Date.now();
  const subjects = [{ kind: "vehicle" as const, id: truck.vehicleId }];
  const { incidentId, version } = await api.incidents.open({ ...breakdown, happenedAt, subjects });
  const move = (given: IncidentMove, basedOn?: number) => api.incidents.move({ incidentId, move: given, basedOn });
  await expect(move("closed")).rejects.toMatchObject({ cause: { code: "incident.not_now" } });
  const both = await Promise.allSettled([move("taken_up", version), move("resolved", version)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  if ((await api.incidents.get({ incidentId })).state === "under_way") await move("resolved");
  await move("closed");
  await move("reopened");
  expect((await api.incidents.get({ incidentId })).may.moves).toEqual(["resolved"] satisfies IncidentMove[]);
  expect(incidentMoves).toHaveLength(4);
  const unknown = [{ kind: "order" as const, id: newId() }];
  const change = { incidentId, ...breakdown, happenedAt, subjects: unknown };
  await expect(api.incidents.change(change)).rejects.toMatchObject({ cause: { code: "incident.subject_unknown" } });
  await api.incidents.change({ ...change, subjects, blocks: false });
  expect(await api.incidents.get({ incidentId })).toMatchObject({ isBlocking: false, state: "under_way" });

  const { sql } = owner;
  for (const spoil of [
    () => sql`update incident_entries set body = '{}' where incident_id = ${incidentId}`,
    () => sql`delete from incident_entries where incident_id = ${incidentId}`,
    () => sql`truncate incident_entries`,
  ])
    await expect(spoil()).rejects.toMatchObject({ code: "23001" });
  const forced = sql`update incidents set state = 'open', version = version + 1 where id = ${incidentId}`;
  await expect(forced).rejects.toMatchObject({ constraint_name: "incidents_state_follows" });
});

test("what was told wrongly is corrected, and the timeline says what of it; a party is named and taken off", async ({
  haulage: { api, truck },
}) => {
  const happenedAt = Date.UTC(2026, 5, 1, 8);
  const subjects = [{ kind: "vehicle" as const, id: truck.vehicleId }];
  const { incidentId } = await api.incidents.open({ ...breakdown, happenedAt, subjects });
  const witness = { name: "Lê Minh", role: "witness" as const, contact: "0903 111 222", plate: "29C-123.45" };
  const at = { latE7: 209_000_000, lonE7: 1_064_000_000 };
  const known = { incidentId, ...breakdown, happenedAt, subjects, parties: [witness] };
  await api.incidents.change(known);
  const corrected = { severity: "minor" as const, description: "A flat tyre", place: "Km 42", at };
  await api.incidents.change({ ...known, ...corrected, happenedAt: happenedAt - 3_600_000 });
  await api.incidents.change({ ...known, ...corrected, happenedAt: happenedAt - 3_600_000, parties: [] });
  const shown = await api.incidents.get({ incidentId });
  expect(shown).toMatchObject({ ...corrected, happenedAt: happenedAt - 3_600_000, parties: [] });
  expect(shown.entries.slice(1).map(({ told }) => told.changed?.toSorted())).toEqual([
    ["parties"],
    ["description", "happenedAt", "latE7", "lonE7", "place", "severity"],
    ["parties"],
  ]);
});

test("the list filters, sorts and pages", async ({ haulage: { api, truck } }) => {
  const happenedAt = Date.UTC(2026, 5, 1);
  for (const [at, kind] of (["delay", "damage", "delay", "security"] as const).entries())
    await api.incidents.open({
      kind,
      severity: at === 0 ? "minor" : "major",
      description: `Incident at ${at}`,
      happenedAt: happenedAt - at * 60_000,
      subjects: at === 2 ? [{ kind: "vehicle", id: truck.vehicleId }] : [],
    });
  const numbers = async (input: Parameters<typeof api.incidents.list>[0]) =>
    (await api.incidents.list(input)).items.map(({ number }) => number);
  expect(await numbers({})).toEqual([4, 3, 2, 1]);
  expect(await numbers({ sort: "happenedAt", direction: "asc" })).toEqual([4, 3, 2, 1]);
  expect(await numbers({ kind: "delay", severity: "major" })).toEqual([3]);
  expect(await numbers({ about: { kind: "vehicle", id: truck.vehicleId } })).toEqual([3]);
  expect(await numbers({ search: "at 1", state: "unresolved" })).toEqual([2]);
  const first = await api.incidents.list({ limit: 3 });
  expect(await numbers({ limit: 3, cursor: first.nextCursor })).toEqual([1]);
  expect(first.items[1]?.subjects).toMatchObject([{ kind: "vehicle", id: truck.vehicleId }]);
});
