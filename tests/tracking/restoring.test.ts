import type { createCaller } from "@cartage/api/root";
import { processActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import type { Verdict } from "@cartage/domain/tracking/verdict";
import type { Device } from "@cartage/testing/factory";
import { describe, expect } from "vitest";
import { test as base, type Told } from "./deriving-test.ts";

const second = 1_000;
const dayMs = 86_400 * second;
const metre = 1e7 / 111_195;

/** Where a vehicle on its way north at 10 m/s is after so many seconds, so many metres beside its way. */
const seen = (from: number, seconds: number, besideM = 0): Told => ({
  fixTime: from + seconds * second,
  latE7: 107_750_000 + Math.round(seconds * 10 * metre),
  lonE7: 1_066_000_000 + Math.round(besideM * metre * 1.018),
  speedMps: 10,
});

/** A drive of which one fix, at 30 s, is 3 km beside the way: 600 m/s there and back. */
const drive = (from: number) => Array.from({ length: 13 }, (_, n) => seen(from, n * 5, n === 6 ? 3_000 : 0));
const leapsAt = 30 * second;

interface Restoring {
  device: Device;
  vehicleId: string;
  organisation: { id: string };
  dispatcher: ReturnType<typeof createCaller>;
  /** What screening says of the fix at a time. */
  verdictAt(fixTime: number): Promise<Verdict | undefined>;
  corrections(): Promise<number>;
}

const test = base.extend<{ it: Restoring }>({
  it: async ({ make, as, api, owner }, use) => {
    const organisation = await make.organisation();
    const vehicle = await make.vehicle({ organisationId: organisation.id, type: "truck" });
    const device = await make.device({ organisationId: organisation.id, vehicleId: vehicle.id });
    const dispatcher = api(await as.dispatcher(organisation));
    await use({
      device,
      organisation,
      dispatcher,
      vehicleId: vehicle.id,
      async verdictAt(fixTime) {
        const track = await dispatcher.tracking.history({ vehicleId: vehicle.id, from: fixTime, to: fixTime + 1 });
        return track.verdict[0];
      },
      async corrections() {
        const corrected = owner.sql`
          select from outbox where type = 'vehicle.corrected' and body ->> 'vehicleId' = ${vehicle.id}`;
        return (await corrected).count;
      },
    });
  },
});

describe("a doubted position that a dispatcher restores", () => {
  test("counts, is told as a correction, and is doubted again when that is taken back", async ({
    deriving,
    it,
    clock,
    owner,
  }) => {
    const from = clock.now().getTime() - 3_600 * second;
    const { device, vehicleId, dispatcher, verdictAt, corrections } = it;
    const position = { vehicleId, deviceId: device.id, fixTime: from + leapsAt };
    await deriving.store(device, drive(from));
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("jump");
    expect(await corrections()).toBe(0);

    await dispatcher.tracking.screening.restore(position);
    await dispatcher.tracking.screening.restore(position);
    await deriving.derive();
    const day = { vehicleId, from, to: from + 60 * second };
    const { restored, devices, device: places, verdict } = await dispatcher.tracking.history(day);
    // three that agree are believed after it, as after any
    expect(new Set(verdict)).toEqual(new Set(["accepted"]));
    expect([devices, new Set(places)]).toEqual([[device.id], new Set([0])]);
    const said = { deviceId: device.id, fixTime: position.fixTime, restoredAt: expect.any(Number) };
    expect(restored).toEqual([{ ...said, by: expect.any(String) }]);
    expect(await corrections()).toBe(1);

    await dispatcher.tracking.screening.doubt(position);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("jump");
    expect(await dispatcher.tracking.history(day)).toMatchObject({ restored: [] });
    expect(await corrections()).toBe(2);
    await expect(dispatcher.tracking.screening.doubt(position)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const trail = await owner.sql`
      select type, after ->> 'verdict' as after, before ->> 'verdict' as before from audit_entries
       where subject_id = ${vehicleId} and type like 'vehicle.position%' order by id`;
    expect([...trail]).toEqual([
      { type: "vehicle.position_restored", before: "jump", after: "accepted" },
      { type: "vehicle.position_doubted", before: null, after: null },
    ]);
  });

  test("goes on counting whatever comes late around it, in its place too", async ({ deriving, it, clock }) => {
    const from = clock.now().getTime() - 3_600 * second;
    const { device, vehicleId, dispatcher, verdictAt } = it;
    const all = drive(from);
    // before it is derived at all
    await deriving.store(device, all.slice(0, 7));
    const position = { vehicleId, deviceId: device.id, fixTime: from + leapsAt };
    await dispatcher.tracking.screening.restore(position);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("accepted");
    await deriving.store(device, all.slice(7));
    await deriving.store(device, [seen(from, 28), seen(from, 29), seen(from, 31), seen(from, 32)]);
    await deriving.store(device, [{ ...seen(from, 30, 3_100), accuracyM: 900 }]);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("accepted");
  });

  test("is restored in a packed day too, and stays so when the day is packed again", async ({
    deriving,
    it,
    clock,
    platform,
    owner,
  }) => {
    const from = clock.now().getTime() - 3 * dayMs;
    const { device, vehicleId, dispatcher, verdictAt } = it;
    const position = { vehicleId, deviceId: device.id, fixTime: from + leapsAt };
    const tracks = async () => (await owner.sql`select from tracks where device_key = ${device.key}`).count;
    const pack = () =>
      runAs(platform, { actor: processActor("test"), requestId: "test", now: () => new Date() }, (ctx) =>
        packClosedDays(ctx, { packAfterDays: 1 }),
      );
    await deriving.store(device, drive(from));
    await deriving.derive();
    await pack();
    expect([await tracks(), await verdictAt(position.fixTime)]).toEqual([1, "jump"]);
    await dispatcher.tracking.screening.restore(position);
    await deriving.derive();
    expect([await tracks(), await verdictAt(position.fixTime)]).toEqual([0, "accepted"]);
    await pack();
    // what comes late beside the track changes nothing of it
    await deriving.store(device, [seen(from, 31)]);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("accepted");
    await dispatcher.tracking.screening.doubt(position);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("jump");
  });

  test.for([
    ["inaccurate", { accuracyM: 2_000 }],
    ["frozen", { speedMps: 20 }],
    ["drift", { latE7: 107_750_000 + Math.round(90 * metre) }],
  ] as const)("counts where it was doubted as %s", async ([verdict, told], { deriving, it, clock }) => {
    const from = clock.now().getTime() - 3_600 * second;
    const { device, vehicleId, dispatcher, verdictAt } = it;
    const stands = Array.from({ length: 12 }, (_, n) => ({
      fixTime: from + n * 60 * second,
      ignition: false,
      ...(n === 6 && told),
    }));
    await deriving.store(device, stands);
    await deriving.derive();
    const position = { vehicleId, deviceId: device.id, fixTime: from + 360 * second };
    expect(await verdictAt(position.fixTime)).toBe(verdict);
    await dispatcher.tracking.screening.restore(position);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe("accepted");
    await dispatcher.tracking.screening.doubt(position);
    await deriving.derive();
    expect(await verdictAt(position.fixTime)).toBe(verdict);
  });

  test("is one that the actor sees, whose place is in doubt and not its time", async ({
    deriving,
    it,
    clock,
    make,
    as,
    api,
    owner,
  }) => {
    const now = clock.now().getTime();
    const from = now - 3_600 * second;
    const { device, vehicleId, dispatcher, organisation } = it;
    await deriving.store(device, [...drive(from), { fixTime: now + 600 * second }]);
    await deriving.derive();
    const position = { vehicleId, deviceId: device.id, fixTime: from + leapsAt };
    const { restore } = dispatcher.tracking.screening;
    await expect(restore({ ...position, fixTime: now + 600 * second })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(restore({ ...position, fixTime: from + 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const viewer = api(await as.viewer(organisation)).tracking.screening;
    await expect(viewer.restore(position)).rejects.toMatchObject({ code: "FORBIDDEN" });

    const elsewhere = await make.organisation();
    const theirs = api(await as.dispatcher(elsewhere)).tracking.screening;
    await expect(theirs.restore(position)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await restore(position);
    await expect(theirs.doubt(position)).rejects.toMatchObject({ code: "NOT_FOUND" });

    // what somebody's private trip hides cannot be vouched for by those whom it is hidden from
    const administrator = api(await as.organisationAdministrator(organisation));
    await administrator.history.trips.label({ vehicleId, startedAt: from, label: "private" });
    const { doubt } = dispatcher.tracking.screening;
    await expect(doubt(position)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await dispatcher.tracking.history({ vehicleId, from, to: now })).toMatchObject({ restored: [] });
    expect((await owner.sql`select from restored_positions where device_key = ${device.key}`).count).toBe(1);
    await administrator.tracking.screening.doubt(position);
  });
});
