import type { Actor } from "@cartage/domain/actor";
import { expect } from "vitest";
import { test as base } from "../../api/api-test.ts";
import { driveEast, put } from "./positions.ts";

const hourMs = 3_600_000;
const midnight = Date.UTC(2026, 10, 20);
const day = { from: midnight, to: midnight + 24 * hourMs };
const at = (hour: number) => new Date(midnight + hour * hourMs);

/** A vehicle with a tracker, and a trip at eight and one at ten. */
const test = base.extend("scene", async ({ make, as }) => {
  const organisation = await make.organisation();
  const dispatcher = await as.dispatcher(organisation);
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  const first = await make.trip({ vehicle, startedAt: at(8), lastsS: 1_800 });
  const second = await make.trip({ vehicle, startedAt: at(10), lastsS: 1_800 });
  await make.halt({ vehicle, startedAt: new Date(first.endedAt), lastsS: 5_400 });
  return { organisation, dispatcher, organisationId, vehicle, vehicleId: vehicle.id, device, first, second };
});

test("trips are listed a page at a time, with the town and the fence at their ends", async ({ api, owner, scene }) => {
  const { dispatcher, organisationId, vehicleId, first, second } = scene;
  const fenceId = crypto.randomUUID();
  await owner.sql`insert into geofences (id, organisation_id, name) values (${fenceId}, ${organisationId}, 'Depot')`;
  await owner.sql`
    insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at, left_at)
    values (${vehicleId}, ${organisationId}, ${fenceId}, ${at(7)}, ${at(7)}, ${at(8.01)})`;
  const { trips } = api(dispatcher).history;
  const page = await trips.list({ vehicleId, ...day, limit: 1 });
  expect(page.items.map(({ startedAt }) => startedAt)).toEqual([second.startedAt]);
  const next = await trips.list({ ...day, limit: 1, cursor: page.nextCursor });
  expect(next).toMatchObject({
    nextCursor: null,
    items: [
      {
        startedAt: first.startedAt,
        start: { geofence: { id: fenceId, name: "Depot" }, town: { name: "Hanoi", nameVi: "Hà Nội" } },
        end: { geofence: null },
        distanceM: 1_000,
        topSpeedMps: 15,
      },
    ],
  });
});

test("a trip is its driver's who was assigned when it began", async ({ api, owner, make, scene }) => {
  const { dispatcher, organisationId, vehicleId } = scene;
  const driver = await make.user({ organisationId, role: "driver", name: "Lan" });
  await owner.sql`
    insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at, ended_at)
    values (gen_random_uuid(), ${organisationId}, ${driver.id}, ${vehicleId}, ${at(7)}, ${at(9)})`;
  const { items } = await api(dispatcher).history.trips.list({ vehicleId, ...day });
  expect(items.map((trip) => trip.driver?.name ?? null)).toEqual([null, "Lan"]);
});

test("a day ends at midnight, for what a trip over it comes to as well", async ({ api, owner, make, scene }) => {
  const { dispatcher, vehicle, vehicleId, device } = scene;
  // 3 of 4 km before midnight, in half of the time
  const trip = await make.trip({ vehicle, startedAt: at(23.5), lastsS: 3_600, distanceM: 4_000 });
  const metre = 1 / 111_195;
  const place = (metres: number) => ({ lat: 0, lon: metres * metre });
  await put(owner, device, [
    { at: trip.startedAt, ...place(0) },
    { at: midnight + 24 * hourMs, ...place(3_000) },
    { at: trip.endedAt, ...place(4_000) },
  ]);
  const next = { from: day.to, to: day.to + 24 * hourMs };
  const days = [
    await api(dispatcher).history.day({ vehicleId, ...day }),
    await api(dispatcher).history.day({ vehicleId, ...next }),
  ];
  expect(days.map(({ trips }) => Math.round(trips.at(-1)?.insideM ?? 0))).toEqual([3_000, 1_000]);
  expect(days.map(({ totals }) => [totals.trips, Math.round(totals.distanceM), Math.round(totals.drivingS)])).toEqual([
    [3, 5_000, 5_400],
    [1, 1_000, 1_800],
  ]);
  const strip = await api(dispatcher).history.days({ vehicleId, edges: [day.from, day.to, next.to] });
  expect(strip.map(({ distanceM }) => Math.round(distanceM))).toEqual([5_000, 1_000]);
});

test("the trip under way is part of the day, and open", async ({ api, owner, clock, scene }) => {
  const { dispatcher, vehicleId } = scene;
  const startedAt = clock.now().getTime() - 600_000;
  const trip = { startedAt, distanceM: 2_500, startLatE7: 210_285_000, startLonE7: 1_058_542_000 };
  await owner.sql`
    update vehicle_derivations set state = ${JSON.stringify({ track: { trip, halt: null } })} where vehicle_id = ${vehicleId}`;
  const today = { from: startedAt - hourMs, to: startedAt + hourMs };
  const { trips, totals } = await api(dispatcher).history.day({ vehicleId, ...today });
  expect(trips).toMatchObject([{ startedAt, endedAt: null, distanceM: 2_500, start: { town: { name: "Hanoi" } } }]);
  expect(totals).toMatchObject({ trips: 1, distanceM: 2_500 });
});

test("joining and cutting are given to the derivation, which is asked from the trip's start, and taken back", async ({
  api,
  owner,
  scene,
}) => {
  const { dispatcher, vehicleId, first, second } = scene;
  const { trips } = api(dispatcher).history;
  const edits = () => owner.sql`
    select kind, (extract(epoch from at) * 1000)::float8 as at from trip_edits
     where vehicle_id = ${vehicleId} and removed_at is null order by at`;
  const marks = async () => {
    const rows = await owner.sql<{ since: Date }[]>`
      with taken as (delete from derivation_marks where vehicle_id = ${vehicleId} and since > 'epoch' returning since) select since from taken`;
    return rows.map(({ since }) => new Date(since).getTime());
  };
  const { tripEditId } = await trips.join({ vehicleId, startedAt: first.startedAt });
  expect([...(await edits())]).toEqual([{ kind: "join", at: first.endedAt }]);
  expect(await marks()).toEqual([first.startedAt]);
  await expect(trips.join({ vehicleId, startedAt: first.startedAt })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(trips.join({ vehicleId, startedAt: second.startedAt })).rejects.toMatchObject({ code: "CONFLICT" });
  await trips.removeEdit({ tripEditId });
  expect([...(await edits())]).toEqual([]);
  expect(await marks()).toEqual([first.startedAt]);

  await trips.cut({ vehicleId, startedAt: first.startedAt, at: first.startedAt + 600_000 });
  expect([...(await edits())]).toEqual([{ kind: "cut", at: first.startedAt + 600_000 }]);
  const after = { vehicleId, startedAt: first.startedAt, at: first.endedAt };
  await expect(trips.cut(after)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect((await api(dispatcher).history.day({ vehicleId, ...day })).edits).toMatchObject([{ kind: "cut" }]);
});

test("of a private trip only the administrator sees where it went; all see how far and when", async ({
  api,
  as,
  owner,
  scene,
}) => {
  const { organisation, dispatcher, vehicleId, device, first, second } = scene;
  await put(owner, device, driveEast({ from: first.startedAt, lastsS: 1_800 }));
  await put(owner, device, driveEast({ from: second.startedAt, lastsS: 1_800 }));
  await api(dispatcher).history.trips.label({ vehicleId, startedAt: first.startedAt, label: "private" });
  const seen = async (actor: Actor) => {
    const { history, tracking } = api(actor);
    const { trips, totals } = await history.day({ vehicleId, ...day });
    const track = await tracking.history({ vehicleId, ...day });
    const circle = { lat: 21.0285, lon: 105.8542, radiusM: 100 };
    const presence = await history.presence({ within: { circle }, ...day });
    return {
      labels: trips.map(({ label }) => label),
      places: trips.map(({ start, end }) => [start !== null, end !== null]),
      lengths: trips.map(({ distanceM }) => distanceM),
      privateM: totals.privateM,
      positions: track.fixTime.length,
      visits: presence.flatMap(({ stays }) => stays).length,
    };
  };
  const hidden = {
    labels: ["private", null],
    places: [
      [false, false],
      [true, true],
    ],
    lengths: [1_000, 1_000],
    privateM: 1_000,
    positions: 181,
    visits: 1,
  };
  expect(await seen(dispatcher)).toEqual(hidden);
  expect(await seen(await as.viewer(organisation))).toEqual(hidden);
  const all = {
    ...hidden,
    places: [
      [true, true],
      [true, true],
    ],
    positions: 362,
    visits: 2,
  };
  expect(await seen(await as.organisationAdministrator(organisation))).toEqual(all);

  const other = await as.dispatcher(organisation);
  const open = { vehicleId, startedAt: first.startedAt, label: null };
  await expect(api(other).history.trips.label(open)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await api(dispatcher).history.trips.label(open);
  expect((await seen(dispatcher)).positions).toBe(362);
});

test("the fleet's day has every vehicle, also those that did not move", async ({ api, make, scene }) => {
  const { dispatcher, organisationId, vehicleId } = scene;
  const parked = await make.vehicle({ organisationId });
  const { items } = await api(dispatcher).history.fleetDay(day);
  expect(new Map(items.map((each) => [each.vehicleId, [each.trips, each.distanceM]]))).toEqual(
    new Map([
      [vehicleId, [2, 2_000]],
      [parked.id, [0, 0]],
    ]),
  );
});
