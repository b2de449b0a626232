import type { VehicleChange } from "@cartage/domain/tracking/queries/list-vehicle-changes";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import { type Bounds, isInBounds } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";

/** What happened since a reader's last look; equal readers get the same object. */
export interface News {
  /** To be taken before what moved. */
  changed: VehicleChange[];
  moved: VehicleTuple[];
  /** The greatest version in it. */
  version: number;
}

/** One who watches: `next` answers what happened since the last call, at once or when something does; null at the end. */
export interface Reader {
  next(): Promise<News | null>;
  leave(): void;
}

interface ReaderState {
  tick: number;
  wake: (() => void) | null;
  hasLeft: boolean;
}

interface Told<What> {
  tick: number;
  what: What;
}

/**
 * The readers with one filter. What passes it is worked out once a tick for all of them. A reader that is slow is not
 * queued for: it gets each vehicle once, with its newest fix, when it looks again.
 */
export class WatchGroup {
  /** Null lets every vehicle of the organisation through. */
  members: Set<string> | null = null;
  readonly #bounds: Bounds | null;
  readonly #readers = new Set<ReaderState>();
  /** Vehicles inside the bounds, for telling when one leaves. */
  readonly #inside = new Set<string>();
  /** What some reader has not seen yet. */
  readonly #told = new Map<string, Told<VehicleTuple>>();
  readonly #toldChanges = new Map<string, Told<VehicleChange>>();
  #tick = 0;
  #merged = new Map<number, News>();

  constructor(bounds: Bounds | null) {
    this.#bounds = bounds;
  }

  get size(): number {
    return this.#readers.size;
  }

  /** Notes vehicles that a reader was shown, so that it hears of their leaving the bounds. */
  show(vehicleIds: Iterable<string>): void {
    if (this.#bounds) for (const id of vehicleIds) this.#inside.add(id);
  }

  tell(vehicles: readonly VehicleTuple[]): void {
    const passing = vehicles.filter((vehicle) => this.#passes(vehicle));
    if (passing.length === 0) return;
    const tick = this.#nextTick();
    for (const vehicle of passing) this.#told.set(vehicle[0], { tick, what: vehicle });
    for (const reader of this.#readers) reader.wake?.();
  }

  /** Tells of vehicles that came, went or are called otherwise, by the filter's names; the bounds are judged here. */
  tellChanges(changes: readonly VehicleChange[]): void {
    if (changes.length === 0) return;
    const tick = this.#nextTick();
    for (const { id, version, vehicle } of changes) {
      if (vehicle) this.members?.add(id);
      else this.members?.delete(id);
      const isShown = vehicle !== null && (!this.#bounds || (vehicle.fix !== null && this.#passes(vehicle.fix)));
      this.#toldChanges.set(id, { tick, what: { id, version, vehicle: isShown ? vehicle : null } });
    }
    for (const reader of this.#readers) reader.wake?.();
  }

  join(stop: AbortSignal): Reader {
    const state: ReaderState = { tick: this.#tick, wake: null, hasLeft: stop.aborted };
    const leave = () => {
      state.hasLeft = true;
      this.#readers.delete(state);
      stop.removeEventListener("abort", leave);
      state.wake?.();
    };
    if (!stop.aborted) {
      this.#readers.add(state);
      stop.addEventListener("abort", leave);
    }
    return { leave, next: () => this.#next(state) };
  }

  async #next(state: ReaderState): Promise<News | null> {
    if (!state.hasLeft && state.tick === this.#tick) {
      await new Promise<void>((resolve) => {
        state.wake = resolve;
      });
      state.wake = null;
    }
    if (state.hasLeft) return null;
    const moved = this.#since(state.tick);
    state.tick = this.#tick;
    return moved;
  }

  #nextTick(): number {
    if ([...this.#readers].every(({ tick }) => tick === this.#tick)) {
      this.#told.clear();
      this.#toldChanges.clear();
    }
    this.#merged = new Map();
    this.#tick += 1;
    return this.#tick;
  }

  #since(tick: number): News {
    const known = this.#merged.get(tick);
    if (known) return known;
    const changed = after(tick, this.#toldChanges);
    const moved = after(tick, this.#told);
    let version = 0;
    for (const change of changed) version = Math.max(version, change.version);
    for (const vehicle of moved) version = Math.max(version, vehicle[1]);
    const merged = { changed, moved, version };
    this.#merged.set(tick, merged);
    return merged;
  }

  #passes([id, , , latE7, lonE7]: VehicleTuple): boolean {
    if (this.members && !this.members.has(id)) return false;
    if (!this.#bounds) return true;
    if (!isInBounds({ lat: fromE7(latE7), lon: fromE7(lonE7) }, this.#bounds)) return this.#inside.delete(id);
    this.#inside.add(id);
    return true;
  }
}

function after<What>(tick: number, told: ReadonlyMap<string, Told<What>>): What[] {
  const found: What[] = [];
  for (const each of told.values()) if (each.tick > tick) found.push(each.what);
  return found;
}
