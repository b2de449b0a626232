import type { VehicleTuple } from "@cartage/telemetry/frame";
import { movedWidth } from "./feed-protocol.ts";
import type { LiveVehicle } from "./live-vehicle.ts";

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
