import type { Factory } from "@cartage/testing/factory";
import { describe, expect } from "vitest";
import { test as base, type Deriving } from "./deriving-test.ts";

const second = 1_000;
const definition = {
  scope: { all: true },
  condition: { kind: "silence" as const },
  holdS: 600,
  severity: "warning" as const,
  timeZone: "UTC",
};

/** A vehicle that was heard once, and that a rule says is silent after ten minutes. */
const test = base.extend<{ heard: Awaited<ReturnType<typeof hear>> }>({
  heard: async ({ deriving, make, as, api, clock }, use) => {
    const organisation = await make.organisation();
    const { rules } = api(await as.dispatcher(organisation));
    await rules.create({ name: "Silent", definition });
    await use(await hear(deriving, { make, organisationId: organisation.id, at: clock.now().getTime() }));
  },
});

async function hear(
  deriving: Deriving,
  { make, organisationId, at }: { make: Factory; organisationId: string; at: number },
) {
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  await deriving.store(device, [{ fixTime: at }]);
  await deriving.derive();
  return { at, device, vehicleId: vehicle.id };
}

/** Two workers at once. */
const ask = ({ workers }: Deriving) => Promise.all(workers.map((worker) => worker.askByTheClock(100)));

describe("a vehicle that falls silent", () => {
  test("gets one alert while nothing comes, and the next fix shows the same one", async ({
    deriving,
    heard,
    clock,
  }) => {
    const { at, device, vehicleId } = heard;
    clock.forward(500 * second);
    await ask(deriving);
    expect(await deriving.alertsOf(vehicleId)).toEqual([]);
    clock.forward(100 * second);
    await ask(deriving);
    const [alert] = await deriving.alertsOf(vehicleId);
    const raised = { began: at, settled: at + 600 * second, value: 600, state: "open", byClock: true };
    expect(alert).toMatchObject(raised);
    clock.forward(60 * second);
    await ask(deriving);
    const back = at + 660 * second;
    await deriving.store(device, [{ fixTime: back }]);
    await deriving.derive();
    expect(await deriving.alertsOf(vehicleId)).toEqual([
      { ...alert, settled: back, recovered: back, state: "resolved", byClock: false },
    ]);
    expect(await deriving.newsOf(vehicleId)).toEqual(["alert.opened", "alert.recovered"]);
    // and is silent again
    clock.forward(600 * second);
    await ask(deriving);
    expect((await deriving.alertsOf(vehicleId)).map(({ began, state }) => [began - at, state])).toEqual([
      [0, "resolved"],
      [660 * second, "open"],
    ]);
  });

  test("was not silent when what it sent meanwhile comes late: the alert is retracted", async ({
    deriving,
    heard,
    clock,
  }) => {
    const { at, device, vehicleId } = heard;
    clock.forward(601 * second);
    await ask(deriving);
    await deriving.store(device, [{ fixTime: at + 590 * second }]);
    await deriving.derive();
    await ask(deriving);
    expect(await deriving.alertsOf(vehicleId)).toMatchObject([{ retracted: true, state: "closed" }]);
    expect(await deriving.newsOf(vehicleId)).toEqual(["alert.opened", "alert.retracted"]);
  });

  test("stays silent for what comes late from before, and for what is doubted", async ({ deriving, heard, clock }) => {
    const { at, device, vehicleId } = heard;
    clock.forward(601 * second);
    await ask(deriving);
    const before = await deriving.alertsOf(vehicleId);
    await deriving.store(device, [{ fixTime: at - 30 * second }]);
    await deriving.derive();
    await deriving.store(device, [{ fixTime: at + 300 * second, accuracyM: 2_000 }]);
    await deriving.derive();
    await ask(deriving);
    expect(await deriving.alertsOf(vehicleId)).toEqual(before);
    expect(await deriving.newsOf(vehicleId)).toEqual(["alert.opened"]);
  });

  test("is not alerted while something of it is stored and not derived yet, or while its past comes in", async ({
    deriving,
    heard,
    clock,
  }) => {
    const { at, device, vehicleId } = heard;
    clock.forward(3_600 * second);
    await deriving.store(device, [{ fixTime: at + 300 * second }]);
    await ask(deriving);
    await deriving.derive();
    await ask(deriving);
    expect(await deriving.alertsOf(vehicleId)).toEqual([]);
    clock.forward(31 * second);
    await ask(deriving);
    expect(await deriving.alertsOf(vehicleId)).toMatchObject([{ began: at + 300 * second, state: "open" }]);
  });

  test("keeps the alert that a fix showed once, when the fix turns out to be none", async ({
    deriving,
    heard,
    clock,
  }) => {
    const { at, device, vehicleId } = heard;
    clock.forward(900 * second);
    await deriving.store(device, [{ fixTime: at + 900 * second }]);
    await deriving.derive();
    const [shown] = await deriving.alertsOf(vehicleId);
    expect(shown).toMatchObject({ state: "resolved", byClock: false });
    // of two under one key the greater counts: this one says that it knows nothing
    await deriving.store(device, [{ fixTime: at + 900 * second, accuracyM: 2_000 }]);
    await deriving.derive();
    const [kept] = await deriving.alertsOf(vehicleId);
    expect(kept).toMatchObject({ id: shown?.id, state: "open", recovered: null, byClock: true, retracted: false });
  });
});
