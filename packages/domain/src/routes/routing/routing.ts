import type { Point } from "@cartage/telemetry/geodesy";

/** From one place to another, by road. */
export interface Stretch {
  distanceM: number;
  durationS: number;
}

/** A stretch with the line that it follows; its ends are those that were asked for, or the roads' next to them. */
export interface RoadWay extends Stretch {
  line: Point[];
}

/** Where distances and durations come from. Both reject with `RoutingUnavailable` when nothing can be said now. */
export interface Routing {
  /** From each of `from` (the rows) to each of `to` (the columns); null where no road leads. */
  matrix(from: readonly Point[], to: readonly Point[]): Promise<(Stretch | null)[][]>;
  /** Through the places in their order, at least two; null where no road leads. */
  route(places: readonly Point[]): Promise<RoadWay | null>;
}

/** The sources that there are, as `by` of an answer names them. */
export type RoutingSource = "osrm" | "valhalla" | "built_in";

/** The server outside did not answer, or answered what its documentation does not say. */
export class RoutingUnavailable extends Error {
  override name = "RoutingUnavailable";
}
