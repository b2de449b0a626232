import { connect } from "@cartage/db/client";
import { userActor } from "@cartage/domain/actor";
import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { backTestRule } from "@cartage/domain/alerts/queries/back-test-rule";
import { runAs } from "@cartage/domain/run-as";
import { driveMonth } from "./backtest/drive-month.ts";
import { storeMonth } from "./backtest/store-month.ts";
import { readArguments } from "./harness/arguments.ts";
import { createFleet } from "./harness/fleet.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";

// How long rules take over 30 days of 200 vehicles that report every 10 s day and night: 51.8 million positions, derived, and
// packed but for the last day. Fifty vehicles at a time drive the same, so that storing them takes minutes instead of an hour.

const vehicles = 200;
const days = 30;
const alike = 50;
const dayMs = 86_400_000;

const { isJson, seconds } = readArguments({ seconds: 300 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const fleet = await createFleet(system.owner, vehicles);
const [first] = fleet;
if (!first) throw new Error("The fleet is empty.");
const today = Math.floor(Date.now() / dayMs) * dayMs;
const until = new Date(today);
const storingSince = performance.now();
for (let from = 0; from < vehicles; from += alike) {
  const month = driveMonth(from, today - days * dayMs, days);
  await storeMonth(system.owner, fleet.slice(from, from + alike), month);
}
const geofenceId = await drawDepot(first.organisationId);
await system.owner`vacuum analyze`;
if (!isJson) console.log(`stored in ${Math.round((performance.now() - storingSince) / 1_000)} s`);

const app = connect(system.urls.app, { max: 2, name: "bench" });
parts.defer(() => app.end());
const actor = userActor({
  userId: first.vehicleId,
  sessionId: first.vehicleId,
  organisationId: first.organisationId,
  role: "organisation_administrator",
});
const log = { info() {}, warn() {}, error() {} };
const definition = (condition: object, holdS: number) =>
  RuleDefinition.parse({ scope: { all: true }, condition, holdS, severity: "warning", timeZone: "UTC" });
const speed = definition({ kind: "speed", limit: { of: "fixed", limitMps: 25, recoverAtMps: 23.5 } }, 10);
const battery = definition({ kind: "battery", below: 0.15 }, 0);
const leaving = definition({ kind: "visit", event: "leave", geofenceIds: [geofenceId] }, 0);
const driving = definition({ kind: "driving_time", drivingS: 14_400, breakS: 2_700 }, 0);

async function timed(rule: RuleDefinition): Promise<{ tookMs: number; alerts: number }> {
  const from = performance.now();
  const { alerts } = await runAs(app, { actor, log, now: () => until, requestId: "bench" }, (ctx) =>
    backTestRule(ctx, { definition: rule, days }),
  );
  return { tookMs: performance.now() - from, alerts };
}

const measure = async (): Promise<Figures> => {
  const bySpeed = await timed(speed);
  const byBattery = await timed(battery);
  if (bySpeed.alerts === 0) throw new Error("The rule told nothing.");
  return { thirtyDaysMs: bySpeed.tookMs, alerts: bySpeed.alerts, batteryMs: byBattery.tookMs };
};

const runs = await repeat(measure, { deadline, most: 5, isJson });
// rules that have to follow the way itself, measured once
const byLeaving = Date.now() < deadline ? await timed(leaving) : null;
const byDriving = Date.now() < deadline ? await timed(driving) : null;
if (byLeaving?.alerts === 0 || byDriving?.alerts === 0) throw new Error("The rules told nothing.");
const once: Figures = {
  positions: vehicles * days * 8_640,
  ...(byLeaving && { leavingMs: byLeaving.tookMs, leavingAlerts: byLeaving.alerts }),
  ...(byDriving && { drivingTimeMs: byDriving.tookMs, drivingTimeAlerts: byDriving.alerts }),
};
const report = summarise({ bench: "backtest", runs: runs.map((run) => ({ ...run, ...once })) });
console.log(isJson ? JSON.stringify(report) : report);

/** A yard around where all of them are parked at night. */
async function drawDepot(organisationId: string): Promise<string> {
  const id = crypto.randomUUID();
  const shape = { kind: "circle", lat: 21.03, lon: 105.85, radiusM: 300 };
  const scope = { groupIds: [], tags: [] };
  const fence = { shape, schedule: null, scope, hysteresisM: 15, dwellS: null, speedLimitMps: null };
  await system.owner`insert into geofences (id, organisation_id, name) values (${id}, ${organisationId}, 'Depot')`;
  await system.owner`
    insert into geofence_versions (geofence_id, organisation_id, version, valid_from, definition)
    values (${id}, ${organisationId}, 1, now(), ${JSON.stringify(fence)}::text::jsonb)`;
  return id;
}
