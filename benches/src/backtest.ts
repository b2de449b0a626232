import { connect } from "@cartage/db/client";
import { userActor } from "@cartage/domain/actor";
import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { backTestRule } from "@cartage/domain/alerts/queries/back-test-rule";
import { runAs } from "@cartage/domain/run-as";
import { readArguments } from "./harness/arguments.ts";
import { createFleet } from "./harness/fleet.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";

// How long a rule takes over 30 days of 200 vehicles that drive eight hours a day and report every 10 s: 17.3 million
// positions, of which a few in a thousand are above the limit.

const vehicles = 200;
const days = 30;
const drivingHours = 8;

const { isJson, seconds } = readArguments({ seconds: 420 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const [first] = await createFleet(system.owner, vehicles);
if (!first) throw new Error("The fleet is empty.");
const until = new Date();
await fillHistory(first.organisationKey);
await system.owner`vacuum analyze`;

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
const driving = definition({ kind: "driving_time", drivingS: 14_400, breakS: 2_700 }, 0);

async function timed(rule: RuleDefinition): Promise<{ tookMs: number; alerts: number }> {
  const from = performance.now();
  const { alerts } = await runAs(app, { actor, log, now: () => until, requestId: "bench" }, (ctx) =>
    backTestRule(ctx, { definition: rule, days }),
  );
  return { tookMs: performance.now() - from, alerts };
}

async function measure(): Promise<Figures> {
  const [bySpeed, byDriving] = [await timed(speed), await timed(driving)];
  if (bySpeed.alerts === 0 || byDriving.alerts === 0) throw new Error("The rules told nothing.");
  return {
    thirtyDaysMs: bySpeed.tookMs,
    everythingReadMs: byDriving.tookMs,
    alerts: bySpeed.alerts,
    positions: days * vehicles * drivingHours * 360,
  };
}

const runs = await repeat(measure, { deadline, most: 5, isJson });
const report = summarise({ bench: "backtest", runs });
console.log(isJson ? JSON.stringify(report) : report);

/** As the worker stores it: by time, vehicles interleaved. A vehicle is too fast for a minute every two hours. */
async function fillHistory(organisationKey: number): Promise<void> {
  for (let day = 1; day <= days; day++) {
    const start = new Date(until.getTime() - day * 86_400_000);
    for (const edge of [start, new Date(start.getTime() + drivingHours * 3_600_000)])
      await system.owner`select ensure_position_day(${edge.toISOString()}::timestamptz::date)`;
    await system.owner`
      insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, odometer_m, altitude_m,
                             speed_cmps, heading_ddeg, accuracy_dm, battery_percent, verdict, ignition)
      select ${start.toISOString()}::timestamptz + n * interval '10 seconds', ${organisationKey}, d.key,
             107000000 + (d.key % 1000) * 10000 + n * 900, 1066000000, 12, 120000000 + n * 120, 12,
             case when (n + d.key * 37) % 720 < 6 then 2600 + n % 7 * 30 else 900 + (n * 13 + d.key) % 1200 end,
             (n * 7) % 3600, 34, 90, 0, true
        from generate_series(0, ${drivingHours * 360 - 1}) as n
        cross join (select key from devices where organisation_key = ${organisationKey} order by key) d`;
  }
}
