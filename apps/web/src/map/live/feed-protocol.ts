import type { Failure } from "../../trpc/failure.ts";
import type { LiveVehicle } from "./live-vehicle.ts";

/** How the stream is: never yet there, flowing, lost and being sought, or refused for good. */
export type Link =
  | { state: "connecting" | "live" | "reconnecting" }
  | { state: "refused"; failure: Pick<Failure, "code" | "sentence" | "traceId"> };

/** From the worker that holds the stream to the page that shows it. */
export type FeedMessage =
  /** A part of the fleet in the order of names; `start` is the first one's slot, 0 begins anew. */
  | { kind: "fleet"; at: number; start: number; total: number; vehicles: LiveVehicle[] }
  /** What moved, `movedWidth` numbers a vehicle. */
  | { kind: "moved"; at: number; rows: Float64Array }
  /** Vehicles changed, or the groups and tags that they have. */
  | { kind: "changed" }
  | { kind: "link"; link: Link; since: number };

/** From the page: whose fleet, in which language its names are put in order. */
export type FeedOrder = { kind: "open"; organisationId: string; locale: string } | { kind: "retry" };

/** slot, fixTime, latE7, lonE7, speedCmps, headingDeci, accuracyDm, motion, batteryPercent; NaN where nothing is known. */
export const movedWidth = 9;
