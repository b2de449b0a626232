import type { createCaller } from "@cartage/api/root";
import { processActor } from "@cartage/domain/actor";
import { tellOfAlert } from "@cartage/domain/notifications/processes/tell-of-alert";
import { runAs } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { test as base, type Told } from "./deriving-test.ts";

const second = 1_000;
const metre = 1e7 / 111_195;
const definition = {
  scope: { all: true },
  condition: { kind: "speed" as const, limit: { of: "fixed" as const, limitMps: 15 } },
  holdS: 60,
  severity: "critical" as const,
  timeZone: "UTC",
};

/** Where a vehicle on its way north is after so many seconds, at 20 m/s on average. */
const seen = (from: number, seconds: number, speedMps = 20): Told => ({
  fixTime: from + seconds * second,
  latE7: 107_750_000 + Math.round(seconds * 20 * metre),
  speedMps,
});

/** A vehicle that drove too fast for two minutes, as far as it is known, and an alert that somebody was told of. */
const test = base.extend<{ fast: Fast }>({
  fast: async ({ deriving, make, as, api, clock, platform, owner }, use) => {
    const organisation = await make.organisation();
    const dispatcher = await as.dispatcher(organisation);
    const { rules, alerts } = api(dispatcher);
    await rules.create({ name: "Too fast", definition });
    clock.forward(1_800 * second);
    const { id: vehicleId } = await make.vehicle({ organisationId: organisation.id });
    const device = await make.device({ organisationId: organisation.id, vehicleId });
    const from = clock.now().getTime() - 600 * second;
    await deriving.store(device, [seen(from, 0), seen(from, 60), seen(from, 120)]);
    await deriving.derive();
    await use({
      from,
      vehicleId,
      alerts,
      comesLate: async (told) => {
        await deriving.store(device, told);
        await deriving.derive();
      },
      corrections: () => owner.sql<Correction[]>`
        select body ->> 'from' as from, body ->> 'until' as until from outbox
         where type = 'vehicle.corrected' and body ->> 'vehicleId' = ${vehicleId} order by id`,
      async tell() {
        const news = await owner.sql<{ type: "alert.opened" | "alert.retracted"; alertId: string }[]>`
          select type, body ->> 'alertId' as "alertId" from outbox
           where type like 'alert.%' and body ->> 'vehicleId' = ${vehicleId} order by id`;
        const run = { actor: processActor("test"), requestId: "test", now: clock.now };
        for (const each of news) await runAs(platform, run, (ctx) => tellOfAlert(ctx, each));
      },
      async toldOf(alertId) {
        const rows = await owner.sql<{ topic: string }[]>`
          select topic from notifications
           where alert_id = ${alertId} and channel = 'in_app' and user_id = ${dispatcher.id} order by seq`;
        return rows.map(({ topic }) => topic);
      },
    });
  },
});

interface Correction {
  from: string;
  until: string;
}

interface Fast {
  from: number;
  vehicleId: string;
  alerts: ReturnType<typeof createCaller>["alerts"];
  comesLate(told: Told[]): Promise<void>;
  corrections(): Promise<Correction[]>;
  /** Handles what the outbox tells of alerts, in order. */
  tell(): Promise<void>;
  toldOf(alertId: string): Promise<string[]>;
}

describe("what comes late", () => {
  test("is told as a correction of the time in which something is otherwise now, and only then", async ({ fast }) => {
    const { from, comesLate, corrections } = fast;
    expect(await corrections()).toEqual([]);
    // what is there already, and what changes nothing that was said
    await comesLate([seen(from, 60)]);
    expect(await corrections()).toEqual([]);

    await comesLate([seen(from, -60), seen(from, -30)]);
    const [correction, ...others] = await corrections();
    expect(others).toEqual([]);
    expect(Date.parse(correction?.from ?? "")).toBeLessThanOrEqual(from - 60 * second);
    expect(Date.parse(correction?.until ?? "")).toBeGreaterThanOrEqual(from);
  });

  test("takes back the alert that it contradicts, with a note on it and a word to who was told", async ({ fast }) => {
    const { from, vehicleId, alerts, comesLate, corrections, tell, toldOf } = fast;
    const [alert] = (await alerts.list({ vehicleId })).items;
    const alertId = alert?.id ?? "";
    expect(alert).toMatchObject({ state: "open", retractedAt: null });
    await tell();
    expect(await toldOf(alertId)).toEqual(["opened"]);

    // never too fast for a whole minute after all
    await comesLate([seen(from, 30, 5), seen(from, 90, 5)]);
    expect(await alerts.get({ alertId })).toMatchObject({ state: "closed", retractedAt: expect.any(Number) });
    expect(await corrections()).toHaveLength(1);
    await tell();
    expect(await toldOf(alertId)).toEqual(["opened", "retracted"]);
  });
});
