import type { createCaller } from "@cartage/api/root";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import { verdictCode } from "@cartage/domain/tracking/verdict";
import type { Device } from "@cartage/testing/factory";
import { describe, expect } from "vitest";
import { test as base } from "./deriving-test.ts";

const second = 1_000;
const dayMs = 86_400 * second;
const metre = 1e7 / 111_195;

/** Drives north at 2 m/s, with one fix 300 m beside it: 57 m/s there and back, for all that its accuracy excuses. */
const drive = (from: number) =>
  Array.from({ length: 12 }, (_, n) => ({
    fixTime: from + n * 5 * second,
    latE7: 107_750_000 + Math.round(n * 10 * metre),
    lonE7: 1_066_000_000 + (n === 6 ? 27_500 : 0),
    speedMps: null,
  }));

interface Fleet {
  truck: Device;
  car: Device;
  screening: Screening;
  /** How many positions of each are doubted as jumps. */
  jumps(): Promise<{ truck: number; car: number }>;
}
type Screening = ReturnType<typeof createCaller>["tracking"]["screening"];

const test = base.extend<{ fleet: Fleet }>({
  fleet: async ({ make, as, api, owner }, use) => {
    const organisation = await make.organisation();
    const deviceOf = async (type: "truck" | "car") => {
      const vehicle = await make.vehicle({ organisationId: organisation.id, type });
      return make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
    };
    const [truck, car] = [await deviceOf("truck"), await deviceOf("car")];
    const jumpsOf = async ({ key }: Device) =>
      (await owner.sql`select from positions where device_key = ${key} and verdict = ${verdictCode.jump}`).count;
    const { screening } = api(await as.organisationAdministrator(organisation)).tracking;
    await use({ truck, car, screening, jumps: async () => ({ truck: await jumpsOf(truck), car: await jumpsOf(car) }) });
  },
});

describe("thresholds of screening", () => {
  test("are by type, then for all, then Cartage's, and a change judges the past anew", async ({
    deriving,
    fleet,
    clock,
  }) => {
    const { truck, car, screening, jumps } = fleet;
    for (const device of [truck, car]) await deriving.store(device, drive(clock.now().getTime() - 3_600 * second));
    await deriving.derive();
    expect(await jumps()).toEqual({ truck: 1, car: 0 });
    const after = async (vehicleType: "any" | "car", settings: object) => {
      await screening.set({ vehicleType, settings });
      await deriving.derive();
      return jumps();
    };
    expect(await after("car", { jumpAboveMps: 40 })).toEqual({ truck: 1, car: 1 });
    expect(await after("any", { jumpAboveMps: 70, haltAfterS: 240 })).toEqual({ truck: 0, car: 1 });
    const { thresholds, settings } = await screening.get();
    const carsThresholds = thresholds.find(({ vehicleType }) => vehicleType === "car");
    expect(carsThresholds).toMatchObject({ thresholds: { jumpAboveMps: 40, haltAfterS: 240, gapAfterS: 600 } });
    expect(settings.find(({ vehicleType }) => vehicleType === "truck")).toMatchObject({ settings: {} });
    expect(await after("car", {})).toEqual({ truck: 0, car: 0 });
    expect(await after("any", {})).toEqual({ truck: 1, car: 0 });
  });

  test("judge packed days anew too", async ({ deriving, fleet, clock, platform, owner }) => {
    const { truck, screening, jumps } = fleet;
    await deriving.store(truck, drive(clock.now().getTime() - 3 * dayMs));
    await deriving.derive();
    await runAs(platform, { actor: processActor("test"), requestId: "test", now: () => new Date() }, (ctx) =>
      packClosedDays(ctx, { packAfterDays: 1 }),
    );
    const tracks = () => owner.sql`select from tracks where device_key = ${truck.key}`;
    expect(await tracks()).toHaveLength(1);
    await screening.set({ vehicleType: "truck", settings: { jumpAboveMps: 20, driftBeyondM: 500 } });
    await screening.set({ vehicleType: "truck", settings: { inaccurateAboveM: 10, jumpAboveMps: 300 } });
    await deriving.derive();
    expect(await jumps()).toEqual({ truck: 0, car: 0 });
    const stored = await owner.sql`select verdict from positions where device_key = ${truck.key}`;
    expect(stored.map(({ verdict }) => verdict)).toEqual(Array(12).fill(verdictCode.accepted));
  });

  test("that are none are refused, and only administrators set them", async ({ fleet, make, as, api }) => {
    const wrong = fleet.screening.set({ vehicleType: "car", settings: { jumpAboveMps: 0 } });
    await expect(wrong).rejects.toMatchObject({ cause: { issues: [{ path: ["settings", "jumpAboveMps"] }] } });
    const { tracking } = api(await as.dispatcher(await make.organisation()));
    await expect(tracking.screening.set({ vehicleType: "car", settings: {} })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
