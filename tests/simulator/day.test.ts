import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDispatch } from "@cartage/domain/dispatch/processes/run-dispatch";
import { readErrands } from "@cartage/simulator/errands/errand";
import { expect } from "vitest";
import { DRIVERS, driverIdOf, hireDrivers } from "../../tooling/start/src/demo/day/drivers.ts";
import { planWave } from "../../tooling/start/src/demo/day/plan-wave.ts";
import { playPhones } from "../../tooling/start/src/demo/day/play-phones.ts";
import { sendErrands } from "../../tooling/start/src/demo/day/send-errands.ts";
import { ORGANISATIONS } from "../../tooling/start/src/demo/organisations.ts";
import { demoUsers } from "../../tooling/start/src/demo/people.ts";
import { seedDemo } from "../../tooling/start/src/demo/seed-demo.ts";
import { runAsJobs, test } from "../routes/routes-test.ts";

test("the demonstration's day: routes are planned and sent, taken on, driven to, and their goods collected", {
  timeout: 60_000,
}, async ({ platform, people, clock, owner: { sql } }) => {
  const directory = await mkdtemp(join(tmpdir(), "cartage-day-"));
  const seed = { file: join(directory, "demo.json"), url: "http://localhost", mqttUrl: "mqtt://localhost" };
  const now = Date.now();
  await seedDemo({ platform, ...seed, password: "a password of the tests", now });
  // every vehicle stands at its hub
  await sql`
    insert into vehicle_state (vehicle_id, organisation_id, fix_time, received_at, lat_e7, lon_e7)
    select vehicles.id, vehicles.organisation_id, now(), now(), hubs.lat_e7, hubs.lon_e7
      from vehicles join hubs on hubs.id = vehicles.home_hub_id
    on conflict (vehicle_id) do update set fix_time = now(), received_at = now(), lat_e7 = excluded.lat_e7, lon_e7 = excluded.lon_e7`;
  const [north] = ORGANISATIONS;
  if (!north) throw new Error("There is no organisation.");
  await hireDrivers(platform, north, 0);
  await hireDrivers(platform, north, 0);
  const isDispatcher = ({ organisationId, role }: { organisationId: string | null; role: string }) =>
    organisationId === north.id && role === "dispatcher";
  const dispatcherId = demoUsers().find(isDispatcher)?.id ?? "";
  const wave = { organisationId: north.id, dispatcherId, organisation: 0, now };
  expect(await planWave(platform, wave)).toBe(7);

  const asked = await sql<{ id: string }[]>`select id from dispatches where organisation_id = ${north.id}`;
  for (const { id } of asked) await runDispatch(runAsJobs({ platform, people, clock }), id);
  await sql`update routes set sent_at = sent_at - interval '1 minute' where organisation_id = ${north.id}`;
  expect(await planWave(platform, wave)).toBe(0);
  const driverIds = Array.from({ length: DRIVERS }, (_, at) => driverIdOf(0, at));
  await playPhones(platform, driverIds);
  const states = async () => {
    const rows = await sql<{ state: string; count: number }[]>`
      select state, count(*)::int as count from routes where organisation_id = ${north.id} group by state order by state`;
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  expect(await states()).toEqual({ accepted: 5, planned: 2 });

  const file = join(directory, "errands.json");
  await sendErrands(platform, { file, driverIds, now });
  const errands = await readErrands(file);
  expect([...errands.values()].map(({ stops }) => stops.length)).toEqual([8, 8, 8, 8, 8]);
  // the same routes again are the same errands
  await sendErrands(platform, { file, driverIds, now: now + 10_000 });
  expect(await readErrands(file)).toEqual(errands);

  await sql`
    update routes set state = 'under_way', started_at = now() where organisation_id = ${north.id} and state = 'accepted'`;
  await sql`
    update route_stops stop set state = 'arrived', arrived_at = now() - interval '2 minutes', arrived_by = 'geofence'
      from routes route
     where route.id = stop.route_id and route.state = 'under_way' and route.organisation_id = ${north.id} and stop.kind = 'pickup'`;
  await playPhones(platform, driverIds);
  const collected = await sql`
    select from route_stops where organisation_id = ${north.id} and kind = 'pickup' and state = 'done'`;
  expect(collected.length).toBe(20);
  await rm(directory, { recursive: true });
});
