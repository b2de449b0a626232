import type { VehicleTuple } from "@cartage/telemetry/frame";
import { movedWidth } from "./feed-protocol.ts";
import type { LiveVehicle, VehicleChange } from "./live-vehicle.ts";

/**
 * The worker's copy of the fleet: gives each vehicle a slot in the order of names, lets a vehicle move only forward,
 * and gathers what moved until it is asked for.
 */
export class FleetIndex {
  #vehicles: LiveVehicle[] = [];
  #slots = new Map<string, number>();
  #moved = new Set<number>();
  readonly #collator: Intl.Collator;

  constructor(locale: string) {
    this.#collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  }

  get vehicles(): readonly LiveVehicle[] {
    return this.#vehicles;
  }

  load(vehicles: readonly LiveVehicle[]) {
    this.#vehicles = vehicles.toSorted((a, b) => this.#collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    this.#slots = new Map(this.#vehicles.map((vehicle, slot) => [vehicle.id, slot]));
    this.#moved.clear();
  }

  /** Takes vehicles in and out, keeping each one's newest fix. Returns whether anything is different now. */
  change(changes: readonly VehicleChange[]): boolean {
    const fleet = new Map(this.#vehicles.map((vehicle) => [vehicle.id, vehicle]));
    let isDifferent = false;
    for (const { id, vehicle } of changes) {
      const known = fleet.get(id);
      if (isAlike(known ?? null, vehicle)) continue;
      isDifferent = true;
      if (vehicle) fleet.set(id, { ...vehicle, fix: newerOf(known?.fix ?? null, vehicle.fix) });
      else fleet.delete(id);
    }
    if (isDifferent) this.load([...fleet.values()]);
    return isDifferent;
  }

  /** Takes what is newer than what is known. Returns whether every vehicle was known: else the fleet has grown. */
  move(tuples: readonly VehicleTuple[]): boolean {
    let areAllKnown = true;
    for (const tuple of tuples) {
      const slot = this.#slots.get(tuple[0]);
      const vehicle = slot === undefined ? undefined : this.#vehicles[slot];
      if (slot === undefined || !vehicle) {
        areAllKnown = false;
        continue;
      }
      if (vehicle.fix && vehicle.fix[1] >= tuple[1]) continue;
      this.#vehicles[slot] = { ...vehicle, fix: tuple };
      this.#moved.add(slot);
    }
    return areAllKnown;
  }

  /** The rows of what moved since the last call, or null. */
  takeMoved(): Float64Array<ArrayBuffer> | null {
    if (this.#moved.size === 0) return null;
    const rows = new Float64Array(this.#moved.size * movedWidth);
    let at = 0;
    for (const slot of this.#moved) {
      const fix = this.#vehicles[slot]?.fix;
      if (!fix) continue;
      const [, , fixTime, latE7, lonE7, speed, heading, accuracy, motion, battery] = fix;
      rows.set(
        [slot, fixTime, latE7, lonE7, speed ?? NaN, heading ?? NaN, accuracy ?? NaN, motion, battery ?? NaN],
        at,
      );
      at += movedWidth;
    }
    this.#moved.clear();
    return rows;
  }
}

function isAlike(known: LiveVehicle | null, given: LiveVehicle | null): boolean {
  if (known === null || given === null) return known === given;
  return (
    known.name === given.name &&
    known.plate === given.plate &&
    known.type === given.type &&
    known.groupId === given.groupId &&
    known.tags.join() === given.tags.join()
  );
}

function newerOf(known: LiveVehicle["fix"], given: LiveVehicle["fix"]): LiveVehicle["fix"] {
  return known && (!given || known[1] >= given[1]) ? known : given;
}
