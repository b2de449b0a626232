import { expect, test } from "vitest";
import { everything, filterFleet, plainText } from "./fleet-filter.ts";
import { LiveStore } from "./live-store.ts";
import type { LiveVehicle } from "./live-vehicle.ts";

const at = 1_763_700_000_000;

function storeOf(...vehicles: Partial<LiveVehicle>[]) {
  const store = new LiveStore(() => at);
  const whole = vehicles.map((given, slot): LiveVehicle => {
    const id = `id-${slot}`;
    return { id, name: id, plate: null, type: "truck", groupId: null, tags: [], motion: null, fix: null, ...given };
  });
  store.take({ kind: "fleet", at, start: 0, total: whole.length, vehicles: whole });
  return store;
}

test("a search needs no marks, and knows a plate with and without its signs", () => {
  expect(plainText("Đà Nẵng")).toBe("da nang");
  const store = storeOf({ name: "Đà Nẵng 1", plate: "43C-123.45" }, { name: "Huế 2" });
  const found = (text: string) => filterFleet(store, { ...everything, text }).slots;
  expect(found("da nang")).toEqual([0]);
  expect(found("43c12345")).toEqual([0]);
  expect(found("hue 2")).toEqual([1]);
  expect(found("hue 43c")).toEqual([]);
});

test("kinds narrow together: any type, any group, all tags", () => {
  const store = storeOf(
    { type: "van", groupId: "g1", tags: ["cold", "long"] },
    { type: "truck", groupId: "g1", tags: ["cold"] },
    { type: "car", groupId: null, tags: [] },
  );
  expect(filterFleet(store, { ...everything, types: ["van", "truck"] }).slots).toEqual([0, 1]);
  expect(filterFleet(store, { ...everything, groupIds: ["g1"], tags: ["cold", "long"] }).slots).toEqual([0]);
});

test("the states' numbers stay when one state is chosen", () => {
  const moving: LiveVehicle["fix"] = ["id-0", 1, at, 10e7, 105e7, 1200, 0, 50, 0, null];
  const store = storeOf({ fix: moving }, {});
  const { slots, counts } = filterFleet(store, { ...everything, states: ["moving"] });
  expect(slots).toEqual([0]);
  expect(counts).toEqual({ moving: 1, idling: 0, parked: 0, silent: 1 });
});
