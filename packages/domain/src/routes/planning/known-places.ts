import type { Place } from "./place.ts";

/**
 * The best place of each order on each route, as long as the route stays as it was: most routes do from one step to
 * the next, and one that is restored has the version that it had. By order × vehicles + vehicle.
 */
export class KnownPlaces {
  private readonly vehicles: number;
  private readonly version: Float64Array;
  private readonly cost: Float64Array;
  private readonly after: Int32Array;
  private readonly secondAfter: Int32Array;
  private readonly breaksBefore: Int32Array;
  private readonly secondBreaksBefore: Int32Array;

  constructor(orders: number, vehicles: number) {
    const size = orders * vehicles;
    this.vehicles = vehicles;
    this.version = new Float64Array(size);
    this.cost = new Float64Array(size);
    this.after = new Int32Array(size);
    this.secondAfter = new Int32Array(size);
    this.breaksBefore = new Int32Array(size);
    this.secondBreaksBefore = new Int32Array(size);
  }

  isKnown(order: number, vehicle: number, version: number): boolean {
    return this.version[order * this.vehicles + vehicle] === version;
  }

  /** What the place adds, in metres; Infinity where there is none. */
  costOf(order: number, vehicle: number): number {
    return this.cost[order * this.vehicles + vehicle] as number;
  }

  keep(order: number, version: number, vehicle: number, place: Place): void {
    const at = order * this.vehicles + vehicle;
    this.version[at] = version;
    this.cost[at] = place.cost;
    this.after[at] = place.after;
    this.secondAfter[at] = place.secondAfter;
    this.breaksBefore[at] = place.breaksBefore;
    this.secondBreaksBefore[at] = place.secondBreaksBefore;
  }

  read(order: number, vehicle: number, place: Place): void {
    const at = order * this.vehicles + vehicle;
    place.vehicle = vehicle;
    place.cost = this.cost[at] as number;
    place.after = this.after[at] as number;
    place.secondAfter = this.secondAfter[at] as number;
    place.breaksBefore = this.breaksBefore[at] as number;
    place.secondBreaksBefore = this.secondBreaksBefore[at] as number;
  }
}
