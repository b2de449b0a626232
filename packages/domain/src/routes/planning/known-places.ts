import type { Place } from "./place.ts";

/**
 * The best place of each order on each route, or that it costs no less than something there, as long as the route stays as it was: most routes do from one step to
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

  /** Whether it is known what the order adds to the route of this version at least, be it more than `below` or exactly. */
  isKnown(order: number, vehicle: number, version: number, below: number): boolean {
    const at = order * this.vehicles + vehicle;
    if (this.version[at] !== version) return false;
    return (this.after[at] as number) >= 0 || (this.cost[at] as number) >= below;
  }

  /** What the best place adds, in metres; Infinity where there is none, or none that was looked for. */
  costOf(order: number, vehicle: number): number {
    const at = order * this.vehicles + vehicle;
    return (this.after[at] as number) < 0 ? Number.POSITIVE_INFINITY : (this.cost[at] as number);
  }

  /** A place that is none says that there is none below its cost. */
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
