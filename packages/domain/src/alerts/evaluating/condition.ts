import type { VehicleType } from "../../fleet/inputs.ts";
import type { Moment } from "../../tracking/deriving/moment.ts";

/** What a moment says of one cause. */
export interface Reading {
  /** Tells the causes of one rule apart. */
  subject: string;
  holds: boolean;
  /** Where it does not hold: whether it is past its recovery level too. */
  isRecovered: boolean;
  value: number | null;
  /** When it began to hold, where that is known to be before this fix. */
  since?: number;
  /** How long it has to hold, where that is the cause's own and not the rule's. */
  holdMs?: number;
  detail?: Record<string, string | number | boolean>;
}

/** What a condition remembers from moment to moment; plain JSON, `undefined` while there is nothing to remember. */
export type Memory = { [key: string]: unknown };

export interface Seen {
  /** Causes that are not named are over; null: the moment says nothing of them, and all stays as it is. */
  readings: readonly Reading[] | null;
  memory?: Memory | undefined;
}

/** A family of rules: reads moments. Pure. */
export interface ReadableCondition {
  /** Whether what held before a gap still holds after it, though nobody saw the time between. */
  spansGaps: boolean;
  /** It happens at an instant: it is over when it has not happened again for the rule's cool-down. */
  isMomentary: boolean;
  read(moment: Moment, memory: Memory | undefined): Seen;
}

/** What a geofence says for rules that do not. */
export interface FenceLimits {
  speedLimitMps: number | null;
  dwellS: number | null;
}

/** What conditions look up that is not in the moment. */
export interface Surroundings {
  /** The rule's own hold; none leaves it to the geofence, for stays. */
  holdS: number;
  typeLimitsMps: Readonly<Partial<Record<VehicleType, number>>>;
  fence(geofenceId: string, at: number): FenceLimits | undefined;
  /** Local time's lead over UTC, ms. */
  offsetAt(time: number): number;
}

export const nothing: Seen = { readings: [] };
export const unknown: Seen = { readings: null };
