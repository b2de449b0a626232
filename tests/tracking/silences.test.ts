import type { createCaller } from "@cartage/api/root";
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
const test = base.extend<{ heard: Heard }>({
  heard: async ({ deriving, make, as, api, clock }, use) => {
    const organisation = await make.organisation();
    const { rules } = api(await as.dispatcher(organisation));
    const { ruleId } = await rules.create({ name: "Silent", definition });
    const heard = await hear(deriving, { make, organisationId: organisation.id, at: clock.now().getTime() });
    await use({ ...heard, ruleId, rules });
  },
});

interface Heard extends Awaited<ReturnType<typeof hear>> {
  ruleId: string;
  rules: ReturnType<typeof createCaller>["rules"];
}

async function hear(
  deriving: Deriving,
  {
    make,
    organisationId,
    at,
    speedMps = null,
  }: { make: Factory; organisationId: string; at: number; speedMps?: number | null },
) {
  const vehicle = await make.vehicle({ organisationId });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  await deriving.store(device, [{ fixTime: at, speedMps }]);
  await deriving.derive();
  return { at, device, organisationId, vehicleId: vehicle.id };
}

/** When the rule's last version that is over ended. */
async function lastEnd({ rules, ruleId }: Pick<Heard, "rules" | "ruleId">) {
  return Math.max(...(await rules.versions({ ruleId })).map(({ until }) => until ?? 0));
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

describe("an alert of a vehicle that is not heard any more", () => {
  const ends = {
    paused: ({ rules, ruleId }: Heard) => rules.pause({ ruleId }),
    archived: ({ rules, ruleId }: Heard) => rules.archive({ ruleId }),
    changed: ({ rules, ruleId }: Heard) => rules.update({ ruleId, definition: { ...definition, holdS: 1_200 } }),
  };
  test.for(Object.entries(ends))(
    "is over when its rule is %s, and the next fix shows the same",
    async ([, end], { deriving, heard, clock }) => {
      const { at, device, vehicleId } = heard;
      clock.forward(700 * second);
      await ask(deriving);
      const [alert] = await deriving.alertsOf(vehicleId);
      clock.forward(100 * second);
      await end(heard);
      await deriving.derive();
      const over = { ...alert, recovered: await lastEnd(heard), state: "resolved" };
      expect(await deriving.alertsOf(vehicleId)).toEqual([over]);
      clock.forward(60 * second);
      await ask(deriving);
      const back = at + 860 * second;
      await deriving.store(device, [{ fixTime: back }]);
      await deriving.derive();
      expect(await deriving.alertsOf(vehicleId)).toEqual([{ ...over, settled: back, byClock: false }]);
      expect(await deriving.newsOf(vehicleId)).toEqual(["alert.opened", "alert.recovered"]);
    },
  );

  test("is over with its rule, whatever the rule was about", async ({ deriving, heard, make, clock }) => {
    const { organisationId, rules } = heard;
    const speeding = { kind: "speed" as const, limit: { of: "fixed" as const, limitMps: 10 } };
    const { ruleId } = await rules.create({
      name: "Fast",
      definition: { ...definition, condition: speeding, holdS: 0 },
    });
    clock.forward(second);
    const at = clock.now().getTime();
    const { vehicleId } = await hear(deriving, { make, organisationId, at, speedMps: 20 });
    clock.forward(50 * second);
    await rules.pause({ ruleId });
    await deriving.derive();
    expect(await deriving.alertsOf(vehicleId)).toMatchObject([
      { value: 20, recovered: await lastEnd({ rules, ruleId }), state: "resolved", byClock: false },
    ]);
  });
});

describe("a vehicle that is silent when a rule comes into force", () => {
  test("gets its alert when it has been silent for as long since, and the next fix shows the same", async ({
    deriving,
    heard,
    clock,
  }) => {
    const { at, device, vehicleId, rules, ruleId } = heard;
    clock.forward(60 * second);
    await rules.update({ ruleId, definition: { ...definition, holdS: 300 } });
    const began = await lastEnd(heard);
    await deriving.derive();
    clock.forward(299 * second);
    await ask(deriving);
    expect(await deriving.alertsOf(vehicleId)).toEqual([]);
    clock.forward(1 * second);
    await ask(deriving);
    const [alert] = await deriving.alertsOf(vehicleId);
    expect(alert).toMatchObject({ began, settled: began + 300 * second, state: "open", byClock: true });
    clock.forward(60 * second);
    await rules.pause({ ruleId });
    await deriving.derive();
    const back = at + 480 * second;
    clock.forward(60 * second);
    await deriving.store(device, [{ fixTime: back }]);
    await deriving.derive();
    expect(await deriving.alertsOf(vehicleId)).toEqual([
      { ...alert, settled: back, recovered: await lastEnd(heard), state: "resolved", byClock: false },
    ]);
    expect(await deriving.newsOf(vehicleId)).toEqual(["alert.opened", "alert.recovered"]);
  });
});
