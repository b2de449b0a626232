import { startWorker } from "@cartage/testing/start-worker";
import postgres from "postgres";
import { defineFencesAndRules } from "./derive/define.ts";
import { probeAlerts } from "./derive/probe-alerts.ts";
import { readArguments } from "./harness/arguments.ts";
import { derived } from "./harness/derived.ts";
import { startDeviceLoad } from "./harness/device-load.ts";
import { createFleet } from "./harness/fleet.ts";
import { forgetDerived } from "./harness/forget-derived.ts";
import { forgetWorker } from "./harness/forget-worker.ts";
import { repeat } from "./harness/repeat.ts";
import { percentile, summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";

// The same positions, one a message, through the worker twice: storing alone, and with screening, state, trips, 10,000
// geofences and five rules, until nothing waits to be derived. Then, at half of that rate, from a fix to its open alert.

const vehicles = 1_000;
const probes = 4;
const fences = 10_000;
const each = { warmUp: 20, measured: 120 };

const { isJson, seconds } = readArguments({ seconds: 180 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const devices = await createFleet(system.owner, vehicles + probes);
const [probing, reporting] = [devices.slice(0, probes), devices.slice(probes)];
await defineFencesAndRules(system.owner, devices[0]?.organisationId ?? "", fences);
const looking = postgres(system.urls.superuser, { max: probes, onnotice: () => {} });
parts.defer(() => looking.end({ timeout: 1 }));

const runs = await repeat(
  async () => {
    const plain = await through("off");
    const full = await through("on");
    return { plainPerS: plain.perS, fullPerS: full.perS, ...full.alerts };
  },
  { deadline, most: 9, isJson },
);
const report = summarise({
  bench: "derive",
  runs,
  ratios: { fullToPlainIngest: ({ fullPerS, plainPerS }) => fullPerS / plainPerS },
});
console.log(isJson ? JSON.stringify(report) : report);

/** Positions a second from the first publication until all are committed and, with derivation, nothing waits for it. */
async function through(derivation: "on" | "off") {
  await forget();
  const env = { CARTAGE_DERIVATION: derivation };
  const worker = await startWorker({ databaseUrl: system.urls.ingest, mqttUrl: system.broker.url, env });
  const load = await startDeviceLoad(reporting, system.broker.port);
  try {
    await worker.ready();
    const warm = await load.burst(each.warmUp);
    await worker.reached(warm.positions);
    await derived(looking);
    const burst = await load.burst(each.measured);
    const committedAt = await worker.reached(warm.positions + burst.positions);
    const endedAt = derivation === "on" ? await derived(looking) : committedAt;
    const perS = burst.positions / ((endedAt - burst.startedAt) / 1_000);
    return { perS, alerts: derivation === "on" ? await alertsAt(load, perS / 2) : {} };
  } finally {
    load.stop();
    await worker.stop();
    await forgetWorker(system.broker.url, system.owner);
  }
}

async function alertsAt(load: Awaited<ReturnType<typeof startDeviceLoad>>, perS: number) {
  const reports = await load.steady(perS);
  const until = Date.now() + 8_000;
  const probed = await Promise.all(
    probing.map((device) => probeAlerts({ device, brokerPort: system.broker.port, sql: looking, until })),
  );
  const { positions, startedAt, endedAt } = await reports.pause();
  await derived(looking);
  const took = probed.flatMap((probe) => probe.took);
  return {
    loadPerS: positions / ((endedAt - startedAt) / 1_000),
    alerts: took.length,
    alertP50Ms: percentile(took, 0.5),
    alertP99Ms: percentile(took, 0.99),
  };
}

async function forget(): Promise<void> {
  await system.owner`truncate positions, dead_letters`;
  await forgetDerived(system.owner);
  await system.owner`update device_state set stored_through = null, stored_ahead = '{}', gap_since = null, last_fix_time = null`;
  await system.owner`update vehicle_state set fix_time = null`;
  await system.owner`checkpoint`;
}
