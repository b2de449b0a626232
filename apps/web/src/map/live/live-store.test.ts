import type { VehicleTuple } from "@cartage/telemetry/frame";
import { expect, test } from "vitest";
import { mercatorX } from "../mercator.ts";
import { stateCodes } from "./fleet-columns.ts";
import { FleetIndex } from "./fleet-index.ts";
import { LiveStore } from "./live-store.ts";
import type { LiveVehicle, VehicleChange } from "./live-vehicle.ts";

const start = 1_763_700_000_000;

function vehicle(name: string, fix: VehicleTuple | null = null): LiveVehicle {
  return { id: `id-${name}`, name, plate: null, type: "truck", groupId: null, tags: [], motion: null, fix };
}

const fixAt = (name: string, version: number, fixTime: number, lon: number): VehicleTuple => [
  `id-${name}`,
  version,
  fixTime,
  10e7,
  lon * 1e7,
  1200,
  900,
  45,
  0,
  80,
];

/** A store and the feed's index as they work together, on a clock that the test turns. */
function createLive(...vehicles: LiveVehicle[]) {
  const clock = { at: start };
  const store = new LiveStore(() => clock.at);
  const index = new FleetIndex("en");
  index.load(vehicles);
  store.take({ kind: "fleet", at: start, start: 0, total: vehicles.length, vehicles: [...index.vehicles] });
  const move = (...tuples: VehicleTuple[]) => {
    const areAllKnown = index.move(tuples);
    const rows = index.takeMoved();
    if (rows) store.take({ kind: "moved", at: clock.at, rows });
    return areAllKnown;
  };
  const change = (...changes: VehicleChange[]) => {
    if (!index.change(changes)) return false;
    const { vehicles } = index;
    store.take({ kind: "fleet", at: clock.at, start: 0, total: vehicles.length, vehicles: vehicles.slice(0, 1) });
    if (vehicles.length > 1)
      store.take({ kind: "fleet", at: clock.at, start: 1, total: vehicles.length, vehicles: vehicles.slice(1) });
    return true;
  };
  const lonOf = (name: string) => {
    const { x } = store.drawnAt(store.slotOf(`id-${name}`), clock.at, { x: 0, y: 0, headingDeg: 0 });
    return (x - 0.5) * 360;
  };
  return { clock, store, move, change, lonOf };
}

test("vehicles stand in the order of their names, numbers by their value", () => {
  const { store } = createLive(vehicle("NF-10"), vehicle("NF-9"), vehicle("nf-1"));
  expect(store.vehicles.map(({ name }) => name)).toEqual(["nf-1", "NF-9", "NF-10"]);
});

test("a vehicle glides to its next fix as long as it took on the road, and never past it", () => {
  const { clock, move, lonOf } = createLive(vehicle("A", fixAt("A", 1, start, 105)));
  move(fixAt("A", 2, start + 2000, 105.02));
  expect(lonOf("A")).toBeCloseTo(105, 6);
  clock.at += 1000;
  expect(lonOf("A")).toBeCloseTo(105.01, 6);
  clock.at += 60_000;
  expect(lonOf("A")).toBeCloseTo(105.02, 6);
});

test("after a gap it stands at the new fix at once", () => {
  const { move, lonOf } = createLive(vehicle("A", fixAt("A", 1, start, 105)));
  move(fixAt("A", 2, start + 120_000, 106));
  expect(lonOf("A")).toBeCloseTo(106, 6);
});

test("an older version of a vehicle changes nothing", () => {
  const { store, move, lonOf } = createLive(vehicle("A", fixAt("A", 7, start, 105)));
  const { revision } = store;
  move(fixAt("A", 6, start + 1000, 107));
  expect(lonOf("A")).toBeCloseTo(105, 6);
  expect(store.revision).toBe(revision);
});

test("a vehicle that is not in the fleet is told, so that the fleet is asked for anew", () => {
  const { move } = createLive(vehicle("A"));
  expect(move(fixAt("B", 1, start, 105))).toBe(false);
});

test("silence is seen by the clock alone", () => {
  const { clock, store } = createLive(vehicle("A", fixAt("A", 1, start, 105)));
  expect(store.columns.state[0]).toBe(stateCodes.moving);
  clock.at = start + 31_000;
  store.tick();
  expect([store.columns.state[0], store.columns.isDelayed[0]]).toEqual([stateCodes.moving, 1]);
  clock.at = start + 301_000;
  store.tick();
  expect([store.columns.state[0], store.columns.isDelayed[0]]).toEqual([stateCodes.silent, 0]);
});

test("a vehicle without a position is silent and has no place", () => {
  const { store } = createLive(vehicle("A"));
  expect(store.columns.state[0]).toBe(stateCodes.silent);
  expect(store.columns.x[0]).toBeNaN();
});

test("a fleet in parts is loaded when the last has come", () => {
  const store = new LiveStore(() => start);
  const part = (at: number, name: string) =>
    store.take({
      kind: "fleet",
      at: start,
      start: at,
      total: 2,
      vehicles: [vehicle(name, fixAt(name, 1, start, 105))],
    });
  part(0, "A");
  expect(store.isLoaded).toBe(false);
  part(1, "B");
  expect(store.isLoaded).toBe(true);
  expect(store.columns.x[1]).toBe(mercatorX(105));
});

test("ages are told by the server's clock", () => {
  const store = new LiveStore(() => start - 3_600_000);
  store.take({ kind: "fleet", at: start, start: 0, total: 1, vehicles: [vehicle("A", fixAt("A", 1, start, 105))] });
  expect(store.now()).toBe(start);
  expect(store.columns.state[0]).toBe(stateCodes.moving);
});

test("vehicles come, go and are renamed while the others stay where they are drawn", () => {
  const { clock, store, move, change, lonOf } = createLive(
    vehicle("A", fixAt("A", 1, start, 105)),
    vehicle("B", fixAt("B", 2, start, 106)),
  );
  move(fixAt("A", 3, start + 2000, 105.02));
  clock.at += 1000;
  const renamed = { ...vehicle("A", fixAt("A", 1, start, 105)), name: "Z" };

  expect(change({ id: "id-A", vehicle: renamed }, { id: "id-C", vehicle: vehicle("C") })).toBe(true);
  expect(store.vehicles.map(({ name }) => name)).toEqual(["B", "C", "Z"]);
  expect(lonOf("A")).toBeCloseTo(105.01, 6);
  expect(change({ id: "id-A", vehicle: renamed })).toBe(false);

  expect(change({ id: "id-B", vehicle: null })).toBe(true);
  expect(store.vehicles.map(({ name }) => name)).toEqual(["C", "Z"]);
  clock.at += 1000;
  expect(lonOf("A")).toBeCloseTo(105.02, 6);
});

test("the shown fleet stays until all parts of the next one are there", () => {
  const { store } = createLive(vehicle("A"));
  store.take({ kind: "fleet", at: start, start: 0, total: 2, vehicles: [vehicle("B")] });
  expect([store.isLoaded, store.vehicles.map(({ name }) => name)]).toEqual([true, ["A"]]);
  store.take({ kind: "fleet", at: start, start: 1, total: 2, vehicles: [vehicle("C")] });
  expect(store.vehicles.map(({ name }) => name)).toEqual(["B", "C"]);
});
