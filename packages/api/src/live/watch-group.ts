import type { VehicleTuple } from "@cartage/telemetry/frame";
import { type Bounds, isInBounds } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";

/** What moved since a reader's last look; equal readers get the same object. */
export interface Moved {
  moved: VehicleTuple[];
  /** The greatest version in it. */
  version: number;
}

/** One who watches: `next` answers what moved since the last call, at once or when something does; null at the end. */
export interface Reader {
  next(): Promise<Moved | null>;
  leave(): void;
}

interface ReaderState {
  tick: number;
  wake: (() => void) | null;
  hasLeft: boolean;
}

interface Told {
  tick: number;
  vehicle: VehicleTuple;
}

/**
 * The readers with one filter. What passes it is worked out once a tick for all of them. A reader that is slow is not
 * queued for: it gets each vehicle once, with its newest fix, when it looks again.
 */
export class WatchGroup {
  /** Null lets every vehicle of the organisation through. */
  members: ReadonlySet<string> | null = null;
  readonly #bounds: Bounds | null;
  readonly #readers = new Set<ReaderState>();
  /** Vehicles inside the bounds, for telling when one leaves. */
  readonly #inside = new Set<string>();
  /** What some reader has not seen yet. */
  readonly #told = new Map<string, Told>();
  #tick = 0;
  #merged = new Map<number, Moved>();

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
    if ([...this.#readers].every(({ tick }) => tick === this.#tick)) this.#told.clear();
    this.#tick += 1;
    this.#merged = new Map();
    for (const vehicle of passing) this.#told.set(vehicle[0], { tick: this.#tick, vehicle });
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

  async #next(state: ReaderState): Promise<Moved | null> {
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

  #since(tick: number): Moved {
    const known = this.#merged.get(tick);
    if (known) return known;
    const moved: VehicleTuple[] = [];
    let version = 0;
    for (const told of this.#told.values()) {
      if (told.tick <= tick) continue;
      moved.push(told.vehicle);
      version = Math.max(version, told.vehicle[1]);
    }
    const merged = { moved, version };
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
