import type { Motion } from "@cartage/telemetry/frame";
import type { Fix } from "./moment.ts";
import type { WrittenChanges } from "./motion-changes.ts";

interface Place {
  latE7: number;
  lonE7: number;
}

/** A trip under way; plain JSON, as all of the state. */
export interface TripUnderWay extends Place {
  /** Of the fix that the distance was last counted to: `latE7`, `lonE7`. */
  startedAt: number;
  startLatE7: number;
  startLonE7: number;
  distanceM: number;
  engineMs: number;
  idlingMs: number;
  topSpeedMps: number;
  /** The device's count of litres, at the start and now. */
  fuelFrom: number | null;
  fuelTo: number | null;
  /** Far enough to be one: less is manoeuvring, and the halt before goes on. */
  isReal: boolean;
}

export interface HaltUnderWay extends Place {
  startedAt: number;
  engineMs: number;
}

/** Within a trip: since when it stands, and the trip as it was then, should this become a halt. */
export interface Standing extends Place {
  since: number;
  engineMs: number;
  idlingMs: number;
  /** Somebody said that this is no halt. */
  isJoined: boolean;
}

/** Where a vehicle's way stands. */
export interface TrackState {
  /** The last fix that counted. */
  previous: Fix;
  /** With both a trip and a halt, the trip is not far enough yet to have ended the halt, at its own start. */
  trip: TripUnderWay | null;
  halt: HaltUnderWay | null;
  standing: Standing | null;
  /** In a halt: fixes away from it, which are either the way out or drift. */
  departing: Fix[];
  motion: Motion;
  motionSince: number;
  /** How it changed within the stretch of the last fix; absent until a first stretch was seen to begin. */
  changes?: WrittenChanges;
}
