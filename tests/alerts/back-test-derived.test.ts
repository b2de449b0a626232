import { connect } from "@cartage/db/client";
import { processActor } from "@cartage/domain/actor";
import type { BackTestResult } from "@cartage/domain/alerts/back-testing/tally";
import { backTestRule } from "@cartage/domain/alerts/queries/back-test-rule";
import { runAs } from "@cartage/domain/run-as";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import fc from "fast-check";
import type postgres from "postgres";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import type { LoggedPosition } from "../tracking/derivation-log.ts";
import { beaconsNear, daysOfLogs } from "./back-test-log.ts";
import { liveRules } from "./live-rules.ts";

const dayMs = 86_400_000;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const now = today + 60_000;
const days = 6;

// CARTAGE_FAULTS=full tries more; see tests/tracking/faults.test.ts
const isFull = process.env.CARTAGE_FAULTS === "full";

const details = fc.record({
  schedule: fc.option(fc.constant([{ days: [1, 2, 3, 4, 5, 6, 7], from: "04:00", until: "15:00" }]), { freq: 3 }),
  cooldownS: fc.constantFrom(0, 0, 600, 7_200),
});

const scenarios = daysOfLogs(today).chain((log) =>
  fc.record({
    log: fc.constant(log),
    details: fc.array(details, { minLength: 5, maxLength: 5 }),
    // what comes late, and what waits to be derived when the rules are tried
    late: fc.subarray(log, { maxLength: 8 }),
    waiting: fc.subarray(log, { maxLength: 3 }),
    isPacked: fc.boolean(),
    radiusM: fc.constantFrom(400, 3_000, 60_000),
    beaconM: fc.constantFrom(0, 600, 90_000),
  }),
);

test("a back-test tells the alerts that the live derivation opens for the same positions", {
  timeout: 600_000,
}, async ({ urls, make, as, app, owner: { sql }, platform, services: { log } }) => {
  const database = connect(urls.ingest, { max: 3 });
  for (let ago = 9; ago >= -1; ago--) await sql`select ensure_position_day(${new Date(today - ago * dayMs)}::date)`;
  const seen = new Set<string>();
  const asJobs = { actor: processActor("jobs"), requestId: "jobs", now: () => new Date(now) };
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      const organisation = await make.organisation();
      const of = { organisationId: organisation.id };
      const vehicle = await make.vehicle({ ...of, type: "truck" });
      const other = await make.vehicle({ ...of, type: "van" });
      const beacon = await make.device({ ...of, vehicleId: other.id });
      const devices = [await make.device({ ...of, vehicleId: vehicle.id })];
      if (scenario.log.some(({ device }) => device === 1))
        devices.push(await make.device({ ...of, vehicleId: vehicle.id }));
      const { radiusM, details } = scenario;
      const validFrom = now - days * dayMs;
      const about = { ...of, vehicleId: vehicle.id, otherVehicleId: other.id, radiusM, details, now, validFrom };
      const live = await liveRules({ sql, database, ...about });
      const setAside = new Set<LoggedPosition>([...scenario.late, ...scenario.waiting]);
      await live.store(beaconsNear(scenario.log, scenario.beaconM), [beacon]);
      await live.store(
        scenario.log.filter((entry) => !setAside.has(entry)),
        devices,
      );
      await live.derive();
      if (scenario.isPacked) await runAs(platform, asJobs, (ctx) => packClosedDays(ctx, { packAfterDays: 1 }));
      await live.store(scenario.late, devices);
      await live.derive();
      await live.store(scenario.waiting, devices);

      const actor = await as.dispatcher(organisation);
      const run = { actor, now: () => new Date(now), log, requestId: "request" };
      const told: BackTestResult[] = [];
      for (const definition of live.definitions) {
        told.push(await runAs(app, run, (ctx) => backTestRule(ctx, { definition, days })));
        if (!leavesOut.has(definition.condition.kind)) continue;
        const whole = await runAs(app, run, (ctx) => backTestRule(ctx, { definition, days }, { isWhole: true }));
        expect(told.at(-1)).toEqual(whole);
      }
      await live.derive();
      for (const [at, { ruleId }] of live.rules.entries()) {
        const { kind } = live.definitions[at]?.condition ?? { kind: "none" };
        const opened = { kind, ...(await readOpened(sql, ruleId)) };
        if (opened.alerts > 0) seen.add(kind);
        const result = told[at];
        expect(result && { kind, ...summaryOf(result) }).toEqual(opened);
      }
    }),
    { numRuns: isFull ? 60 : 5 },
  );
  await database.end();
  // the logs hold what each rule is about; a few of them do not hold everything
  if (isFull) expect([...seen].sort()).toEqual(kinds);
});

/** Of these some is shown without the derivation: what is told must be the same, to the place, without it. */
const leavesOut = new Set(["speed", "visit", "absence", "driving_time", "idling", "outside_hours"]);

const kinds = [
  ...[
    "absence",
    "battery",
    "distance",
    "driving_time",
    "ext",
    "fuel_drop",
    "harsh",
    "idling",
    "outside_hours",
    "silence",
  ],
  ...["speed", "tampering", "unplanned_movement", "visit"],
];

/** How many there are, and of the first ten when they began, if there are no more. */
async function readOpened(sql: postgres.Sql, ruleId: string) {
  const alerts = await sql<{ began: number }[]>`
    select (extract(epoch from began_at) * 1000)::float8 as began
      from alerts where rule_id = ${ruleId} and retracted_at is null order by began_at`;
  return { alerts: alerts.length, began: alerts.length > 10 ? [] : alerts.map(({ began }) => began) };
}

function summaryOf({ alerts, examples }: BackTestResult) {
  const began = examples.map(({ beganAt }) => beganAt.getTime()).sort((a, b) => a - b);
  return { alerts, began: alerts > 10 ? [] : began };
}
