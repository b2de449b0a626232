import type { Device } from "@cartage/testing/factory";
import { describe, expect, vi } from "vitest";
import { test as base } from "./deriving-test.ts";

const second = 1_000;
const definition = {
  scope: { all: true },
  condition: { kind: "speed" as const, limit: { of: "fixed" as const, limitMps: 10 } },
  severity: "warning" as const,
  timeZone: "UTC",
};
const around = { shape: { kind: "circle" as const, lat: 10.775, lon: 106.6, radiusM: 500 } };

/** A vehicle with a device, of an organisation with a rule on speed. */
const test = base.extend<{ ruled: Ruled }>({
  ruled: async ({ make, as, api }, use) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
    const { rules } = api(await as.dispatcher(organisation));
    const { ruleId } = await rules.create({ name: "Too fast", definition });
    await use({ vehicleId: vehicle.id, device, ruleId, pause: () => rules.pause({ ruleId }) });
  },
});

interface Ruled {
  vehicleId: string;
  device: Device;
  ruleId: string;
  pause(): Promise<unknown>;
}

describe("a change of geofences and rules", () => {
  test("judges what is derived after it in every worker, though no notice of it came", async ({
    deriving,
    make,
    as,
    api,
    clock,
    owner,
  }) => {
    const organisation = await make.organisation();
    const member = api(await as.dispatcher(organisation));
    const vehicles = await Promise.all(
      deriving.workers.map(async () => {
        const vehicle = await make.vehicle({ organisationId: organisation.id });
        return { vehicle, device: await make.device({ organisationId: organisation.id, vehicleId: vehicle.id }) };
      }),
    );
    // both have read what there is
    for (const worker of deriving.workers) await worker.goOn(100);
    await owner.sql`alter table alert_rule_versions disable trigger alert_rule_versions_changed`;
    await owner.sql`alter table geofence_versions disable trigger geofence_versions_changed`;
    await member.rules.create({ name: "Too fast", definition });
    const { geofenceId } = await member.geofences.create({ name: "Yard", definition: around });
    await owner.sql`alter table alert_rule_versions enable trigger alert_rule_versions_changed`;
    await owner.sql`alter table geofence_versions enable trigger geofence_versions_changed`;
    clock.forward(second);
    for (const [at, { device, vehicle }] of vehicles.entries()) {
      await deriving.store(device, [{ fixTime: clock.now().getTime(), speedMps: 20 }]);
      await deriving.workers[at]?.goOn(100);
      expect(await deriving.alertsOf(vehicle.id)).toMatchObject([{ value: 20 }]);
      expect(await owner.sql`select geofence_id from visits where vehicle_id = ${vehicle.id}`).toEqual([
        { geofence_id: geofenceId },
      ]);
    }
  });

  test("that commits while positions are derived makes them derived again", async ({
    deriving,
    ruled,
    clock,
    owner,
  }) => {
    const { vehicleId, device, ruleId } = ruled;
    clock.forward(second);
    await deriving.store(device, [{ fixTime: clock.now().getTime(), speedMps: 20 }]);
    let pass: Promise<unknown> = Promise.resolve();
    await owner.sql.begin(async (sql) => {
      await sql`update alert_rule_versions set valid_until = valid_from where rule_id = ${ruleId}`;
      pass = deriving.workers[0].goOn(100);
      const waits = () => owner.sql`select from pg_locks where not granted`;
      await vi.waitFor(async () => expect(await waits()).not.toEqual([]), { timeout: 5_000, interval: 10 });
    });
    await pass;
    expect(await deriving.alertsOf(vehicleId)).toEqual([]);
  });

  test("judges fixes anew that were derived before it and bear a later time", async ({ deriving, ruled, clock }) => {
    const { vehicleId, device, pause } = ruled;
    clock.forward(second);
    const ahead = clock.now().getTime() + 60 * second;
    await deriving.store(device, [{ fixTime: ahead, speedMps: 20 }]);
    await deriving.derive();
    expect(await deriving.alertsOf(vehicleId)).toMatchObject([{ began: ahead, retracted: false }]);
    await pause();
    await deriving.derive();
    expect(await deriving.alertsOf(vehicleId)).toMatchObject([{ began: ahead, retracted: true }]);
    expect(await deriving.newsOf(vehicleId)).toEqual(["alert.opened", "alert.retracted"]);
  });
});
