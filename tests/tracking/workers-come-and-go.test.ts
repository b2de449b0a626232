import { setTimeout as passed } from "node:timers/promises";
import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { FenceDefinition } from "@cartage/domain/geofences/inputs";
import { createRecentFixes } from "@cartage/domain/tracking/deriving/recent-fixes";
import { createDeriver } from "@cartage/domain/tracking/processes/derive-positions";
import { createLogger } from "@cartage/observability/logger";
import { encodePosition } from "@cartage/telemetry/codec";
import { topics } from "@cartage/telemetry/topics";
import type { Device } from "@cartage/testing/factory";
import { findServer } from "@cartage/testing/server-binary";
import { startMosquitto } from "@cartage/testing/start-mosquitto";
import { startWorker } from "@cartage/testing/start-worker";
import { test as anyTest } from "@cartage/testing/test";
import { until } from "@cartage/testing/until";
import { followDefinitions } from "@cartage/worker/deriving/definitions";
import { connectAsync } from "mqtt";
import type postgres from "postgres";
import { expect } from "vitest";

// CARTAGE_FAULTS=full goes on for longer, with more vehicles; see faults.test.ts
const isFull = process.env.CARTAGE_FAULTS === "full";
const load = isFull ? { vehicles: 100, rounds: 10, overMs: 60_000 } : { vehicles: 30, rounds: 1, overMs: 6_000 };
// shared subscriptions are of MQTT 5
const test = anyTest.runIf(findServer("mosquitto"));

test("while workers go from three to one to three under load, what they derive is what one derives straight on", {
  timeout: isFull ? 300_000 : 180_000,
}, async ({ urls, make, ingest, owner: { sql } }) => {
  const broker = await startMosquitto();
  const { id: organisationId } = await make.organisation();
  const devices: Device[] = [];
  for (let made = 0; made < load.vehicles; made++) {
    const vehicle = await make.vehicle({ organisationId });
    devices.push(await make.device({ organisationId, vehicleId: vehicle.id }));
  }
  await define(sql, organisationId);
  const options = { databaseUrl: urls.ingest, mqttUrl: broker.url };
  const start = async () => {
    const worker = await startWorker(options);
    await worker.ready();
    return worker;
  };

  const [stays, ...go] = await Promise.all([start(), start(), start()]);
  const published = publish(broker.url, devices);
  await passed(load.overMs / 3);
  await Promise.all(go.map((worker) => worker.kill()));
  await passed(load.overMs / 3);
  const come = await Promise.all([start(), start()]);
  await published;
  const count = async (table: string) => (await sql`select from ${sql(table)}`).length;
  await until(async () => (await count("positions")) >= load.vehicles * roundOf(0).length * load.rounds);
  await until(async () => (await count("waiting_derivations")) === 0);
  expect(await count("positions")).toBe(load.vehicles * roundOf(0).length * load.rounds);
  const shared = await readDerived(sql);
  await Promise.all([stays, ...come].map((worker) => worker?.stop()));
  await broker.stop();

  await forgetDerived(sql);
  const log = createLogger({ name: "test", version: "test", level: "error" });
  const definitions = followDefinitions({ database: ingest, retentionDays: 30, log });
  const recent = createRecentFixes();
  const deriver = createDeriver({ database: ingest, recent, definitions, retentionDays: 30, now: Date.now });
  while ((await deriver.goOn(100)).vehicles + (await deriver.repairOne()).vehicles > 0);
  await definitions.stop();
  expect(shared).toEqual(await readDerived(sql));
  const each = load.vehicles * load.rounds;
  expect(shared.trips.length).toBeGreaterThanOrEqual(each);
  expect(shared.halts.length).toBeGreaterThanOrEqual(each);
  expect(shared.visits.length).toBeGreaterThanOrEqual(each);
  expect(shared.alerts.length, "speeding, and entering").toBeGreaterThanOrEqual(2 * each);
  // each alert was announced once
  const announced = await sql`
    select body ->> 'alertId' from outbox where type = 'alert.opened' group by 1 having count(*) > 1`;
  expect(announced.length).toBe(0);
});

const stepS = 10;
const metre = 1 / 109_300;

/** Speeds of one round, m/s: a way into the geofence, too fast for a while, a halt of seven minutes, and the way on. */
const speeds = [...run(40, 15), ...run(15, 28), ...run(42, 0), ...run(40, 15), ...run(40, 0)];
function run(steps: number, speedMps: number) {
  return Array.from({ length: steps }, () => speedMps);
}

function roundOf(round: number) {
  const startsAtS = Math.floor(Date.now() / 1000) - 7_200 - (load.rounds - round) * speeds.length * stepS;
  let metres = 0;
  return speeds.map((spd, at) => {
    metres += spd * stepS;
    return { t: (startsAtS + at * stepS) * 1000, lon: 106.6 + metres * metre, spd };
  });
}

/** Each vehicle on its own latitude; a fifth of all positions comes later than what follows, and a tenth twice. */
async function publish(url: string, devices: Device[]): Promise<void> {
  const client = await connectAsync(url, { reconnectPeriod: 0 });
  const log = Array.from({ length: load.rounds }, (_, round) => roundOf(round)).flat();
  const order = log
    .map((fix, at) => ({ fix, at: at % 5 === 3 ? at + 25 : at }))
    .flatMap((each) => (each.at % 10 === 0 ? [each, { ...each, at: each.at + 7 }] : [each]))
    .sort((a, b) => a.at - b.at);
  const startedAt = Date.now();
  const acknowledged: Promise<unknown>[] = [];
  for (const [sent, { fix }] of order.entries()) {
    for (const [row, { organisationId, id }] of devices.entries()) {
      const payload = encodePosition({ ...fix, lat: 10.5 + row * 0.01 });
      acknowledged.push(client.publishAsync(topics.positions(organisationId, id), payload, { qos: 1 }));
    }
    const aheadMs = startedAt + (load.overMs * sent) / order.length - Date.now();
    if (aheadMs > 0) await passed(aheadMs);
  }
  await Promise.all(acknowledged);
  await client.endAsync();
}

/** A geofence that all cross, and rules on speed and on entering it, in force since long ago. */
async function define(sql: postgres.Sql, organisationId: string): Promise<void> {
  const geofenceId = crypto.randomUUID();
  const [west, east] = [106.6 + 4_000 * metre, 106.6 + 14_000 * metre];
  const ring: [number, number][] = [
    [west, 10],
    [east, 10],
    [east, 12],
    [west, 12],
    [west, 10],
  ];
  const fence = FenceDefinition.parse({ shape: { kind: "polygon", parts: [[ring]] } });
  await sql`insert into geofences (id, organisation_id, name) values (${geofenceId}, ${organisationId}, 'Yard')`;
  await sql`
    insert into geofence_versions (geofence_id, organisation_id, version, definition, valid_from)
    values (${geofenceId}, ${organisationId}, 1, ${JSON.stringify(fence)}::text::jsonb, 'epoch')`;
  for (const condition of [
    { kind: "speed", limit: { of: "fixed", limitMps: 22 } },
    { kind: "visit", event: "enter", geofenceIds: [geofenceId] },
  ]) {
    const ruleId = crypto.randomUUID();
    const definition = RuleDefinition.parse({
      ...{ condition, scope: { all: true }, severity: "warning", timeZone: "UTC" },
    });
    await sql`insert into alert_rules (id, organisation_id, name) values (${ruleId}, ${organisationId}, ${condition.kind})`;
    await sql`
      insert into alert_rule_versions (rule_id, organisation_id, version, definition, valid_from)
      values (${ruleId}, ${organisationId}, 1, ${JSON.stringify(definition)}::text::jsonb, 'epoch')`;
  }
}

/** Everything that follows from positions, in an order of its own. */
async function readDerived(sql: postgres.Sql) {
  return {
    verdicts: [...(await sql`select device_key, fix_time, verdict, doubt from positions order by 1, 2`)],
    trips: [...(await sql`select * from trips order by vehicle_id, started_at`)],
    halts: [...(await sql`select * from halts order by vehicle_id, started_at`)],
    visits: [...(await sql`select * from visits order by vehicle_id, entered_at`)],
    alerts: [
      ...(await sql`
        select rule_id, vehicle_id, subject, began_at, settled_at, recovered_at, recovered_settled_at, severity, value, lat_e7,
               lon_e7, detail, state
          from alerts where retracted_at is null order by 1, 2, 3, 4`),
    ],
    states: [...(await sql`select vehicle_id, through, state from vehicle_derivations order by 1`)],
    vehicles: [
      ...(await sql`select vehicle_id, fix_time, device_key, lat_e7, lon_e7, motion from vehicle_state order by 1`),
    ],
  };
}

/** Leaves the positions, and marks them all as to be derived. */
async function forgetDerived(sql: postgres.Sql): Promise<void> {
  for (const table of ["trips", "halts", "visits", "alerts", "derivation_checkpoints"]) {
    await sql`delete from ${sql(table)}`;
  }
  await sql`update positions set verdict = 0, doubt = -1`;
  await sql`update vehicle_derivations set state = null, through = null, version = version + 1`;
  await sql`
    insert into derivation_marks (organisation_id, vehicle_id, device_key, since, until)
    select device.organisation_id, fitting.vehicle_id, device.key, min(fix_time), max(fix_time)
      from positions join devices device on device.key = device_key join fittings fitting on fitting.device_key = device.key
     group by 1, 2, 3`;
}
