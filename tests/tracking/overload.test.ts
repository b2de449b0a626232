import { topics } from "@cartage/telemetry/topics";
import { startAnyBroker } from "@cartage/testing/start-any-broker";
import { startWorker } from "@cartage/testing/start-worker";
import { test } from "@cartage/testing/test";
import { until } from "@cartage/testing/until";
import { connectAsync } from "mqtt";
import { expect } from "vitest";

const devices = 5;
const each = 60;
const stepS = 10;
const metre = 1 / 111_195;
/** Three minutes at 10 m/s, and seven without moving. */
const metresAt = (n: number) => Math.min(n, 18) * stepS * 10;

test("an overloaded worker says so and why, stores all that comes, and derives it more slowly", {
  timeout: 120_000,
}, async ({ urls, make, owner: { sql } }) => {
  const broker = await startAnyBroker();
  const { id: organisationId } = await make.organisation();
  const topicOf = new Map<string, string>();
  for (let made = 0; made < devices; made++) {
    const vehicle = await make.vehicle({ organisationId });
    const device = await make.device({ organisationId, vehicleId: vehicle.id });
    topicOf.set(vehicle.id, topics.positions(organisationId, device.id));
  }
  // any worker takes more
  const worker = await startWorker({
    databaseUrl: urls.ingest,
    mqttUrl: broker.url,
    env: { CARTAGE_OVERLOAD_MEMORY_MB: "64", LOG_LEVEL: "fatal" },
  });
  await worker.ready();
  await until(async () => (await worker.metric("cartage_worker_overloaded")) === 1, { withinMs: 20_000 });
  await until(async () => JSON.parse(await worker.readiness()).status === "degraded", { withinMs: 5_000 });
  expect(JSON.parse(await worker.readiness()).checks).toMatchObject({
    postgres: { status: "ok" },
    broker: { status: "ok" },
    derivation: { status: "down", causes: ["memoryBytes"] },
  });

  const client = await connectAsync(broker.url);
  const startsAt = Date.now() - 3_600_000;
  for (let n = 0; n < each; n++) {
    const position = { t: startsAt + n * stepS * 1_000, lat: 10.7 + metresAt(n) * metre, lon: 106.6 };
    const payload = JSON.stringify(position);
    await Promise.all([...topicOf.values()].map((topic) => client.publishAsync(topic, payload, { qos: 1 })));
  }
  await client.endAsync();
  await worker.reached(devices * each);
  const [stored] = await sql`select count(*)::int as positions from positions`;
  expect(stored).toEqual({ positions: devices * each });

  await until(async () => (await sql`select from waiting_derivations`).length === 0);
  const trips = await sql<{ vehicle_id: string }[]>`select vehicle_id from trips`;
  expect(trips.map(({ vehicle_id }) => vehicle_id).sort()).toEqual([...topicOf.keys()].sort());
  expect(await worker.metric("cartage_worker_overloaded")).toBe(1);
  await worker.stop();
  await broker.stop();
});
