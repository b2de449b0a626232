import { beforeEach, expect, test } from "vitest";
import type { RecordedPosition } from "../outbox/position-store.ts";
import { vaultEntry } from "../session/vault-entry.ts";
import type { Fix } from "../tracking/fix.ts";
import type { LocationService } from "../tracking/location-service.types.ts";
import type { Permission } from "../tracking/tracking-status.ts";
import { createPhoneStore } from "./create-phone-store.ts";
import { createShift, type Shift } from "./create-shift.ts";
import { createMemoryVault } from "./memory-vault.ts";
import { initialPhone } from "./phone-state.ts";

const notice = { title: "Your shift is on", body: "" };

/** A phone's location service: what it allows, and whether it is running. */
const platform = { permission: "granted" as Permission, answer: "granted" as Permission, isOn: true, isRunning: false };

const location: LocationService = {
  canOpenSettings: true,
  isBackgroundCapable: true,
  permission: async () => platform.permission,
  ask: async () => {
    platform.permission = platform.answer;
    return platform.answer;
  },
  isOn: async () => platform.isOn,
  turnOn: async () => {
    platform.isOn = true;
  },
  openSettings: async () => {},
  start: async () => {
    platform.isRunning = true;
  },
  stop: async () => {
    platform.isRunning = false;
  },
  listen: () => {},
};

const vehicle = { id: "v", name: "Truck 07", plate: null, type: "truck" } as const;

let store: ReturnType<typeof createPhoneStore<typeof initialPhone>>;
let shift: Shift;
let recorded: RecordedPosition[];

beforeEach(() => {
  Object.assign(platform, { permission: "granted", answer: "granted", isOn: true, isRunning: false });
  store = createPhoneStore({ ...initialPhone, vehicle });
  recorded = [];
  shift = createShift({
    store,
    location,
    outboxes: {
      open: async () => {},
      leave: async () => {},
      record: async (position) => void recorded.push(position),
      network: () => {},
      wake: () => {},
    },
    kept: vaultEntry(createMemoryVault(), "shift"),
    battery: async () => 0.5,
  });
});

function fix(change: Partial<Fix> = {}): Fix {
  const nowhere = { altitudeM: null, accuracyM: null, headingDeg: null, speedMps: null };
  return { at: Date.now(), lat: 10.7769, lon: 106.7009, ...nowhere, ...change };
}

test("a fix is thrown away before the shift and after it, and recorded inside", async () => {
  await shift.take([fix()]);
  await shift.start(notice);
  await shift.take([fix()]);
  expect(recorded).toMatchObject([{ lat: 10.7769, bat: 0.5 }]);
  await shift.end();
  await shift.take([fix({ at: Date.now() + 60_000 })]);
  expect(recorded).toHaveLength(1);
  expect(store.get()).toMatchObject({ shiftSince: null, lastFix: null });
});

test("the phone is asked for its location when the shift is switched on, not before", async () => {
  platform.permission = "undetermined";
  await shift.look();
  expect(platform).toMatchObject({ permission: "undetermined", isRunning: false });
  await shift.start(notice);
  expect(platform).toMatchObject({ permission: "granted", isRunning: true });
});

test("a refused permission starts nothing, and allowing it later does", async () => {
  Object.assign(platform, { permission: "undetermined", answer: "denied" });
  await shift.start(notice);
  expect(platform.isRunning).toBe(false);

  platform.answer = "granted";
  await shift.mend("ask", notice);
  expect(platform.isRunning).toBe(true);
  expect(store.get().permission).toBe("granted");
});

test("location switched on again in the phone's settings has tracking go on by itself", async () => {
  platform.isOn = false;
  await shift.start(notice);
  expect(store.get().isLocationOn).toBe(false);
  platform.isOn = true;
  await shift.resume(notice);
  expect(platform.isRunning).toBe(true);
});

test("coming to the front outside a shift tracks nothing", async () => {
  await shift.resume(notice);
  expect(platform.isRunning).toBe(false);
});

test("without a vehicle nothing is recorded", async () => {
  store.change({ vehicle: null });
  await shift.start(notice);
  await shift.take([fix()]);
  expect(recorded).toEqual([]);
});
