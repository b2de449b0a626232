import type { Actor } from "@cartage/domain/actor";
import { expect } from "vitest";
import { test as base } from "../../alerts/alerts-test.ts";
import { driveEast, put } from "./positions.ts";

const minuteMs = 60_000;

/** A trip in the last hour that ended in a geofence, with an alert and a message that could not be read; called private. */
const test = base.extend("scene", async ({ make, as, api, owner, clock }) => {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  const startedAt = clock.now().getTime() - 60 * minuteMs;
  const trip = await make.trip({ vehicle, startedAt: new Date(startedAt), lastsS: 1_800 });
  await put(owner, device, driveEast({ from: startedAt, lastsS: 1_800 }));
  const during = new Date(startedAt + 20 * minuteMs);
  const dispatcher = await as.dispatcher(organisation);
  const { geofenceId } = await api(dispatcher).geofences.create({
    name: "The doctor's",
    // where the way is at that time
    definition: { shape: { kind: "circle", lat: 21.0285, lon: 106.0462, radiusM: 300 } },
  });
  await owner.sql`
    insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at)
    values (${vehicle.id}, ${organisationId}, ${geofenceId}, ${during}, ${during})`;
  await owner.sql`
    insert into dead_letters (id, organisation_id, device_id, topic, payload, payload_digest, reason, detail, received_at,
      last_received_at)
    values (uuidv7(), ${organisationId}, ${device.id}, 't', '{"lat": 21.03}', 'x', 'r', 'd', ${during}, ${during})`;
  const rule = await make.rule({ organisationId });
  const alert = await make.alert({ organisationId, ruleId: rule.id, vehicleId: vehicle.id, beganAt: during });
  await owner.sql`update alerts set subject = ${geofenceId} where id = ${alert.id}`;
  await api(dispatcher).history.trips.label({ vehicleId: vehicle.id, startedAt, label: "private" });
  const period = { from: startedAt - 60 * minuteMs, to: startedAt + 61 * minuteMs };
  return { organisation, organisationId, vehicle, device, trip, geofenceId, alert, dispatcher, period };
});

type Scene = {
  geofenceId: string;
  alert: { id: string };
  device: { id: string };
  vehicle: { id: string };
  period: { from: number; to: number };
};

test("of a private trip nobody but an administrator sees a place: not in visits, alerts, raw positions or refused messages", async ({
  api,
  as,
  scene,
}) => {
  const seen = async (actor: Actor, { geofenceId, alert, device, vehicle, period }: Scene) => {
    const { geofences, alerts, fleet, tracking, history } = api(actor);
    const visits = await geofences.visits({ geofenceId, from: new Date(period.from), to: new Date(period.to) });
    const { items } = await alerts.list({});
    const letters = await fleet.devices.deadLetters({ deviceId: device.id });
    const day = await history.day({ vehicleId: vehicle.id, from: period.from, to: period.to });
    return {
      visits: visits.items.length,
      inside: (await geofences.inside({ geofenceId })).length,
      insideCounted: (await geofences.list({})).items[0]?.inside,
      alertsListed: items.map(({ place, geofence }) => [place !== null, geofence !== null]),
      alert: (await alerts.get({ alertId: alert.id })).place !== null,
      positions: (await fleet.devices.positions({ deviceId: device.id, limit: 10 })).length,
      letters: letters.items.map(({ payloadText }) => payloadText),
      today: [day.visits.length, day.trips[0]?.end !== null],
      track: (await tracking.history({ vehicleId: vehicle.id, from: period.from, to: period.to })).fixTime.length,
      times: [day.trips[0]?.endedAt !== null, day.totals.privateM],
    };
  };
  const hidden = {
    ...{
      visits: 0,
      inside: 0,
      insideCounted: 0,
      alertsListed: [[false, false]],
      alert: false,
      positions: 0,
      letters: [""],
    },
    ...{ today: [0, false], track: 0, times: [true, 1_000] },
  };
  expect(await seen(scene.dispatcher, scene)).toEqual(hidden);
  expect(await seen(await as.viewer(scene.organisation), scene)).toEqual(hidden);
  expect(await seen(await as.organisationAdministrator(scene.organisation), scene)).toEqual({
    ...{ visits: 1, inside: 1, insideCounted: 1, alertsListed: [[true, true]], alert: true, positions: 10 },
    ...{ letters: ['{"lat": 21.03}'], today: [1, true], track: 181, times: [true, 1_000] },
  });
});

test("programs and people are told of an alert on a private trip without its place", async ({
  owner,
  jobs,
  make,
  scene,
}) => {
  const { organisationId, alert, vehicle } = scene;
  const user = await make.user({ organisationId, role: "organisation_administrator" });
  await owner.sql`
    insert into webhook_endpoints (id, organisation_id, url, name, events, sealed_secret, created_by, created_at)
    values (uuidv7(), ${organisationId}, 'https://a.example', 'A', '{alert.opened}', 'x', ${user.id}, now())`;
  const other = await make.alert({ organisationId, ruleId: alert.ruleId, vehicleId: vehicle.id });
  for (const each of [alert, other]) await jobs.tell("alert.opened", each);
  const contents = await owner.sql<{ alert_id: string; has_place: boolean; has_time: boolean }[]>`
    select distinct alert_id, content ?| '{latE7,lonE7,geofence}' as has_place, content ? 'beganAt' as has_time
      from notifications where organisation_id = ${organisationId} and channel in ('webhook', 'in_app')`;
  expect(new Map(contents.map((each) => [each.alert_id, [each.has_place, each.has_time]]))).toEqual(
    new Map([
      [alert.id, [false, true]],
      [other.id, [true, true]],
    ]),
  );
});

test("a back-test does not tell where private trips went, whatever geofence is drawn", async ({ api, as, scene }) => {
  const { organisation, dispatcher, geofenceId } = scene;
  const base = { scope: { all: true }, severity: "warning" as const, timeZone: "UTC" };
  const speed = { ...base, condition: { kind: "speed" as const, limit: { of: "fixed" as const, limitMps: 1 } } };
  const visit = {
    ...base,
    condition: { kind: "visit" as const, event: "enter" as const, geofenceIds: [geofenceId] },
  };
  const told = async (actor: Actor) => {
    const { backTest } = api(actor).rules;
    const [fast, entered] = [
      await backTest({ definition: speed, days: 1 }),
      await backTest({ definition: visit, days: 1 }),
    ];
    return [fast.alerts, fast.examples[0]?.latE7 !== null, entered.alerts];
  };
  expect(await told(dispatcher)).toEqual([1, false, 0]);
  expect(await told(await as.organisationAdministrator(organisation))).toEqual([1, true, 1]);
});

test("a trip that is called private while it goes on is private to its end", async ({
  api,
  owner,
  clock,
  make,
  as,
}) => {
  const organisation = await make.organisation();
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const dispatcher = await as.dispatcher(organisation);
  const startedAt = clock.now().getTime() - 10 * minuteMs;
  const trip = { startedAt, distanceM: 2_500, startLatE7: 210_285_000, startLonE7: 1_058_542_000 };
  await owner.sql`
    update vehicle_derivations set state = ${JSON.stringify({ track: { trip, halt: null } })} where vehicle_id = ${vehicle.id}`;
  const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
  await put(owner, device, driveEast({ from: startedAt, lastsS: 600 }));
  await api(dispatcher).history.trips.label({ vehicleId: vehicle.id, startedAt, label: "private" });
  const today = { vehicleId: vehicle.id, from: startedAt - minuteMs, to: startedAt + 180 * minuteMs };
  const fixes = async (actor: Actor) => (await api(actor).tracking.history(today)).fixTime.length;
  // at once, while it goes on
  expect([await fixes(dispatcher), await fixes(await as.organisationAdministrator(organisation))]).toEqual([0, 61]);
  await owner.sql`update vehicle_derivations set state = null where vehicle_id = ${vehicle.id}`;
  // two hours instead of the ten minutes that it had lasted when it was called so
  await make.trip({ vehicle, startedAt: new Date(startedAt), lastsS: 7_200 });
  const { trips } = await api(dispatcher).history.day({
    vehicleId: vehicle.id,
    from: startedAt,
    to: startedAt + 180 * minuteMs,
  });
  expect(trips).toMatchObject([{ label: "private", start: null, end: null }]);
});
