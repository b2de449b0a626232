import { type Actor, processActor } from "@cartage/domain/actor";
import type { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { RuleDefinition as Definition } from "@cartage/domain/alerts/inputs";
import { backTestRule } from "@cartage/domain/alerts/queries/back-test-rule";
import { type Database, runAs } from "@cartage/domain/run-as";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import type { Device, Factory } from "@cartage/testing/factory";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { type Clock, test } from "../api/api-test.ts";

const speeding = Definition.parse({
  scope: { all: true },
  condition: { kind: "speed", limit: { of: "fixed", limitMps: 25, recoverAtMps: 22 } },
  severity: "warning",
  timeZone: "UTC",
});

interface Told {
  ageS: number;
  speedCmps: number | null;
  batteryPercent?: number;
  verdict?: number;
}

/** Stores what a device told, by how long ago; each a little further north. */
async function store({ sql }: Database, device: Device, clock: Clock, told: readonly Told[]) {
  for (const { ageS } of told.filter((_, n) => n === 0 || n === told.length - 1))
    await sql`select ensure_position_day(${new Date(clock.now().getTime() - ageS * 1_000).toISOString()}::timestamptz::date)`;
  await sql`
    insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, speed_cmps, battery_percent)
    select ${clock.now().toISOString()}::timestamptz - (told.value ->> 'ageS')::float8 * interval '1 second',
           ${device.organisationKey}, ${device.key}, 108000000 + told.ordinality * 100, 1067000000, 0,
           coalesce((told.value ->> 'verdict')::smallint, 0), (told.value ->> 'speedCmps')::smallint,
           (told.value ->> 'batteryPercent')::smallint
      from jsonb_array_elements(${JSON.stringify(told)}::text::jsonb) with ordinality as told
        on conflict do nothing`;
}

async function furnishedVehicle(make: Factory, organisationId: string) {
  const vehicle = await make.vehicle({ organisationId });
  return { vehicle, device: await make.device({ organisationId, vehicleId: vehicle.id }) };
}

const hour = 3_600;
const drive = (fromAgeS: number, speedsCmps: (number | null)[]): Told[] =>
  speedsCmps.map((speedCmps, n) => ({ ageS: fromAgeS - n * 10, speedCmps }));

describe("a back-test", () => {
  test("tells how often a rule would have told, when, for whom and where", async ({ make, as, api, clock, owner }) => {
    const organisation = await make.organisation();
    const { vehicle, device } = await furnishedVehicle(make, organisation.id);
    const quiet = await furnishedVehicle(make, organisation.id);
    await store(owner, device, clock, drive(50 * hour, [2_000, 2_600, 2_700, 2_000]));
    await store(owner, device, clock, drive(2 * hour, [2_000, 2_900, 2_300, 2_600, 2_100]));
    await store(owner, quiet.device, clock, drive(hour, [2_000, 2_100]));
    const result = await api(await as.dispatcher(organisation)).rules.backTest({ definition: speeding });
    expect(result).toMatchObject({ alerts: 2, vehiclesWithAlerts: 1, vehiclesInScope: 2, worst: 29 });
    expect(result.days.reduce((sum, day) => sum + day.alerts, 0)).toBe(2);
    expect(result.days.length).toBeGreaterThanOrEqual(30);
    expect(result.vehicles).toEqual([{ vehicleId: vehicle.id, name: vehicle.name, alerts: 2, worst: 29 }]);
    expect(
      result.examples.map(({ at, value }) => [Math.round((clock.now().getTime() - at.getTime()) / 60_000), value]),
    ).toEqual([
      [50 * 60, 26],
      [2 * 60, 29],
    ]);
  });

  test("looks at accepted positions of the scope and the period only", async ({ make, as, api, clock, owner }) => {
    const organisation = await make.organisation();
    const elsewhere = await make.organisation();
    const { device } = await furnishedVehicle(make, organisation.id);
    const foreign = await furnishedVehicle(make, elsewhere.id);
    await store(owner, device, clock, [{ ageS: hour, speedCmps: 3_000, verdict: 4 }]);
    await store(owner, device, clock, [{ ageS: 3 * 24 * hour, speedCmps: 3_000 }]);
    await store(owner, foreign.device, clock, [{ ageS: hour, speedCmps: 3_000 }]);
    const { rules } = api(await as.dispatcher(organisation));
    expect(await rules.backTest({ definition: speeding, days: 2 })).toMatchObject({ alerts: 0, vehiclesInScope: 1 });
    expect(await rules.backTest({ definition: speeding, days: 4 })).toMatchObject({ alerts: 1 });
    const vans = { ...speeding, scope: { ...speeding.scope, types: ["van" as const] } };
    expect(await rules.backTest({ definition: vans, days: 4 })).toMatchObject({ alerts: 0, vehiclesInScope: 0 });
  });

  test("tells the same when days are packed", async ({ make, as, api, clock, owner, platform }) => {
    const organisation = await make.organisation();
    const [some, often] = [
      await furnishedVehicle(make, organisation.id),
      await furnishedVehicle(make, organisation.id),
    ];
    await store(owner, some.device, clock, drive(120 * hour, [2_000, 2_600, 2_700, 2_000]));
    await store(owner, some.device, clock, drive(2 * hour, [2_000, 2_900, 2_300]));
    for (let ageH = 100; ageH > 1; ageH -= 3)
      await store(owner, often.device, clock, drive(ageH * hour, [2_000, 2_600, 2_000]));
    const { rules } = api(await as.dispatcher(organisation));
    const low = { ...speeding, condition: { kind: "battery" as const, below: 0.15, recoverAt: 0.3 } };
    const harsh = {
      ...speeding,
      condition: { kind: "harsh" as const, maneuver: "braking" as const, thresholdMps2: 0.5 },
    };
    const tell = async () => {
      const told = [];
      for (const definition of [speeding, low, harsh])
        told.push({ ...(await rules.backTest({ definition, days: 10 })), from: null, until: null });
      return told;
    };
    const before = await tell();
    await owner.sql`delete from derivation_batches`;
    await owner.sql`delete from derivation_marks`;
    const asJobs = { actor: processActor("jobs"), requestId: "jobs", now: () => new Date() };
    expect(await runAs(platform, asJobs, (ctx) => packClosedDays(ctx, { packAfterDays: 1 }))).toBeGreaterThan(50);
    expect(await tell()).toEqual(before);
    expect(before[0]?.alerts).toBeGreaterThan(30);
  });

  test("sees a silence that goes on", async ({ make, as, api, clock, owner }) => {
    const organisation = await make.organisation();
    const { device } = await furnishedVehicle(make, organisation.id);
    await store(owner, device, clock, [
      { ageS: 5 * hour, speedCmps: 0 },
      { ageS: 2 * hour, speedCmps: 0 },
    ]);
    const silence = { ...speeding, condition: { kind: "silence" as const }, holdS: hour };
    const { rules } = api(await as.dispatcher(organisation));
    expect(await rules.backTest({ definition: silence, days: 1 })).toMatchObject({ alerts: 2 });
  });

  test("of the distance between two vehicles knows where the other was", async ({ make, as, api, clock, owner }) => {
    const organisation = await make.organisation();
    const [one, other] = [await furnishedVehicle(make, organisation.id), await furnishedVehicle(make, organisation.id)];
    await store(owner, one.device, clock, drive(hour, [0, 0]));
    await store(owner, other.device, clock, drive(hour + 5, [0, 0]));
    const condition = {
      kind: "distance" as const,
      otherVehicleId: other.vehicle.id,
      is: "closer" as const,
      limitM: 100,
    };
    const { rules } = api(await as.dispatcher(organisation));
    expect(await rules.backTest({ definition: { ...speeding, condition }, days: 1 })).toMatchObject({
      alerts: 1,
      vehicles: [{ vehicleId: one.vehicle.id }],
    });
  });

  test("runs two at a time in an organisation, and ends when its caller goes", async ({
    make,
    as,
    app,
    clock,
    services,
  }) => {
    const organisation = await make.organisation();
    const actor = await as.dispatcher(organisation);
    const run = (work: Parameters<typeof runAs<unknown>>[2]) => runAs(app, contextOf(actor, clock, services.log), work);
    const [busy, taken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const keys = [0, 1].map((place) => `back-test ${place} ${organisation.id}`);
    const held = run(async ({ session: { sql } }) => {
      for (const key of keys) await sql`select pg_advisory_lock(hashtextextended(${key}, 0))`;
      taken.resolve();
      await busy.promise;
      for (const key of keys) await sql`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
    });
    await taken.promise;
    await expect(run((ctx) => backTestRule(ctx, { definition: speeding, days: 1 }))).rejects.toMatchObject({
      code: "rule.busy",
    });
    busy.resolve();
    await held;
    const gone = AbortSignal.abort(new Error("gone"));
    const options = { signal: gone, isWhole: true };
    await expect(run((ctx) => backTestRule(ctx, { definition: speeding, days: 1 }, options))).rejects.toThrow("gone");
    await run((ctx) => backTestRule(ctx, { definition: speeding, days: 1 }));
  });

  test("that reads only what may matter tells the same as one that reads everything", async ({
    make,
    as,
    app,
    clock,
    owner,
    services,
  }) => {
    const spell = fc.record({
      afterS: fc.constantFrom(10, 10, 10, 60, 599, 601, 1_500, 20_000),
      speedCmps: fc.option(fc.constantFrom(0, 1_500, 2_300, 2_500, 2_600, 3_000), { freq: 8 }),
      batteryPercent: fc.integer({ min: 10, max: 40 }),
      times: fc.integer({ min: 1, max: 40 }),
    });
    const rules = fc.record({
      condition: fc.constantFrom<RuleDefinition["condition"]>(
        speeding.condition,
        { kind: "speed", limit: { of: "vehicle_type", toleranceMps: 3 } },
        { kind: "battery", below: 0.15, recoverAt: 0.3 },
      ),
      holdS: fc.constantFrom(0, 30, 700),
      cooldownS: fc.constantFrom(0, 60, 7_200),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(spell, { minLength: 1, maxLength: 30 }), rules, async (spells, given) => {
        const organisation = await make.organisation();
        const { device } = await furnishedVehicle(make, organisation.id);
        const gaps = spells.flatMap(({ times, afterS, ...rest }) =>
          Array.from({ length: times }, (_, n) => ({ ...rest, afterS: n === 0 ? afterS : 10 })),
        );
        const told: Told[] = [];
        let ageS = 40 * hour;
        for (const { afterS, ...rest } of gaps) {
          ageS -= afterS;
          if (ageS > 0) told.push({ ...rest, ageS });
        }
        if (told.length > 0) await store(owner, device, clock, told);
        const definition = { ...speeding, ...given };
        const actor = await as.dispatcher(organisation);
        const [parts, whole] = await Promise.all(
          [false, true].map((isWhole) =>
            runAs(app, contextOf(actor, clock, services.log), (ctx) =>
              backTestRule(ctx, { definition, days: 2 }, { isWhole }),
            ),
          ),
        );
        // each looks from its own now
        expect({ ...parts, from: null, until: null }).toEqual({ ...whole, from: null, until: null });
      }),
      { numRuns: 25 },
    );
  });
});

function contextOf(actor: Actor, { now }: Clock, log: Parameters<typeof runAs>[1]["log"]) {
  return { actor, now, log, requestId: "request" };
}
