import { expect, test } from "vitest";
import { afterMove } from "./after-move.ts";
import { type BoardDay, heldUpOn, indexDay, type Leg } from "./board-day.ts";
import { createTrial } from "./try-move.ts";

const startsAt = Date.UTC(2027, 0, 5);
const at = (hour: number) => startsAt + hour * 3_600_000;
const habits = { roadFactor: 1.3, speedMps: 12.5, trips: 0 };

const door = (lat: number, windows: { from: number; until: number }[] = []) => ({
  ...{ hubId: null, name: `Door at ${lat}`, address: "Street", lat, lon: 105.85, serviceS: 300 },
  windows,
});
const leg = (number: number, lat: number, given: Partial<Leg> = {}): Leg => ({
  ...{
    orderId: `order-${number}`,
    leg: 1,
    isReturn: false,
    number,
    orderState: "placed",
    priority: "normal",
    customerName: null,
  },
  ...{ weightKg: 100, volumeM3: 0, pallets: 0, skills: [], heldUp: null },
  pickup: door(21),
  delivery: door(lat, [{ from: at(8), until: at(18) }]),
  ...given,
});
const day = (legs: Leg[]): BoardDay => ({
  ...{ day: "2027-01-05", timeZone: "UTC", startsAt, endsAt: at(24), routes: [], withoutPlace: [], legs },
  vehicles: ["truck", "van"].map((id) => ({
    ...{ id, name: id, plate: null, type: "truck", driver: null, skills: [] },
    homeHub: { id: "hub", name: "Hub", lat: 21, lon: 105.85 },
    ...{ capacityWeightKg: 150, capacityVolumeM3: null, capacityPallets: null },
    shift: { from: at(7), until: at(19) },
    isAvailable: true,
  })),
});

test("a move is tried without changing anything, and its effect is what the board then shows", () => {
  const before = day([leg(1, 21.1), leg(2, 21.2)]);
  const first = leg(1, 21.1);
  const tried = createTrial(indexDay(before), habits, startsAt)({ leg: first, toVehicleId: "truck", anchor: null });
  expect(tried?.wishes).toMatchObject([
    { vehicleId: "truck", basedOn: null, stops: [{ kind: "pickup" }, { kind: "delivery" }] },
  ]);
  expect(tried?.routes[0]?.after.faults).toEqual([]);
  expect(before.routes).toEqual([]);
  if (!tried) throw new Error("It was not tried.");
  const after = afterMove(before, tried);
  expect(after.routes[0]?.distanceM).toBe(tried.distanceM);
  expect(indexDay(after).waiting.map(({ number }) => number)).toEqual([2]);

  // off again, it leaves nothing
  const off = createTrial(indexDay(after), habits, startsAt)({ leg: first, toVehicleId: null, anchor: null });
  expect(off?.distanceM).toBe(-tried.distanceM);
  if (!off) throw new Error("It was not tried.");
  expect(afterMove(after, off).routes).toEqual([]);
});

test("where an order is too much with another, the best place has one after the other; where it is put, it says so", () => {
  const [one, other] = [leg(1, 21.1), leg(2, 21.2)];
  const begun = day([one, other]);
  const first = createTrial(indexDay(begun), habits, startsAt)({ leg: one, toVehicleId: "truck", anchor: null });
  if (!first) throw new Error("It was not tried.");
  const trial = createTrial(indexDay(afterMove(begun, first)), habits, startsAt);
  const best = trial({ leg: other, toVehicleId: "truck", anchor: null });
  expect(best?.routes[0]?.after.faults).toEqual([]);
  const between = trial({ leg: other, toVehicleId: "truck", anchor: { kind: "pickup", at: 1 } });
  expect(between?.routes[0]?.after.faults).toMatchObject([{ kind: "overload", by: 50 }]);
});

test("what is held up goes on no route, stays where it is on one, and may be taken off it", () => {
  const heldUp = { hub: null, incident: { id: "incident", number: 7 } };
  const free = day([leg(1, 21.1)]);
  const planned = createTrial(
    indexDay(free),
    habits,
    startsAt,
  )({ leg: leg(1, 21.1), toVehicleId: "truck", anchor: null });
  if (!planned) throw new Error("It was not tried.");
  const held = leg(1, 21.1, { heldUp });
  const waiting = createTrial(indexDay(day([held])), habits, startsAt);
  expect(waiting({ leg: held, toVehicleId: "truck", anchor: null })).toBeNull();
  const index = indexDay({ ...afterMove(free, planned), legs: [held] });
  const trial = createTrial(index, habits, startsAt);
  expect(trial({ leg: held, toVehicleId: "van", anchor: null })).toBeNull();
  expect(trial({ leg: held, toVehicleId: "truck", anchor: null })?.distanceM).toBe(0);
  expect(trial({ leg: held, toVehicleId: null, anchor: null })?.distanceM).toBe(-planned.distanceM);
  expect(heldUpOn(index, index.day.routes[0]?.stops ?? [])).toEqual(new Set(["order-1"]));
});
