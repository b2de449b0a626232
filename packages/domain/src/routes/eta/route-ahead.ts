import type { History } from "./history.ts";
import type { Pace } from "./pace.ts";
import type { Service } from "./service-time.ts";
import type { TrafficPlace } from "./traffic.ts";

/** From … until, epoch ms; the work may begin at both ends. */
export interface Window {
  from: number;
  until: number;
}

/** A stop that is not done. */
export interface StopAhead {
  stopId: string;
  /** To this stop from the one before; to the first from where the vehicle is now, as the routing interface answers. */
  leg: { place: TrafficPlace; freeFlowS: number };
  /** Rising and apart; none means at any time. */
  windows: readonly Window[];
  service: Service;
  /** Set when the vehicle stands there already, which only the first can be. */
  arrivedAt: number | null;
}

export interface BreakAhead {
  /** Taken at the first stop left after this, epoch ms. */
  earliestAt: number;
  /** Taken on the way when this passes. */
  latestAt: number;
  durationS: number;
  /** Set while it is being taken. */
  startedAt: number | null;
}

/** A vehicle on its route, and all that is known of how long the rest will take. Instants are epoch ms. */
export interface RouteAhead {
  now: number;
  /** Of the clocks by which traffic is learned (IANA). */
  timeZone: string;
  /** The route does not set out before this; at or before `now` once it is under way. */
  departsAt: number;
  driverId: string | null;
  motion: { state: "moving" | "idling" | "parked"; since: number };
  /** Of the leg under way: what is driven of it, as free-flow time; null at a stop. */
  driven: { departedAt: number; freeFlowS: number } | null;
  stops: readonly StopAhead[];
  /** Those that are not over, in the order of time. */
  breaks: readonly BreakAhead[];
  history: History;
  paces: { vehicle: Pace | null; areas: Readonly<Record<string, Pace | undefined>> };
}
