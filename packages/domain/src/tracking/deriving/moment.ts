import type { Motion } from "@cartage/telemetry/frame";
import type { Ext } from "@cartage/telemetry/position";
import type { VehicleType } from "../../fleet/inputs.ts";
import type { FenceEntry, FenceLeaving, Membership } from "../../geofences/evaluating/membership.ts";

/** A stored position as the derivation reads it, at stored precision. */
export interface Fix {
  /** Epoch ms. */
  time: number;
  deviceKey: number;
  latE7: number;
  lonE7: number;
  speedMps: number | null;
  headingDeg: number | null;
  accuracyM: number | null;
  altitudeM: number | null;
  /** 0 (empty) to 1 (full). */
  battery: number | null;
  ignition: boolean | null;
  odometerM: number | null;
  ext: Ext | null;
}

/** What rules and fences need to know of the vehicle itself. */
export interface DerivedVehicle {
  vehicleId: string;
  organisationId: string;
  type: VehicleType;
  /** Its group and all above it. */
  groupIds: readonly string[];
  tags: readonly string[];
}

/** One accepted fix of a vehicle, in the order of fix times, with what the derivation made of it: what rules look at. */
export interface Moment {
  vehicle: DerivedVehicle;
  fix: Fix;
  /** The accepted fix before it. */
  previous: Fix | null;
  /** From the previous fix, along the great circle; 0 while the vehicle stands, or where there is none. */
  distanceM: number;
  /** What the device told, else what follows from the fix before; null without either. */
  speedMps: number | null;
  /** Nothing is known of the time between: too long a silence, or a leap. */
  isAfterGap: boolean;
  motion: Motion;
  /** Since when (fix time, ms) the motion has been what it is. */
  motionSince: number;
  /** The trip under way. */
  trip: { startedAt: number; distanceM: number } | null;
  /** The halt under way. */
  halt: { startedAt: number; latE7: number; lonE7: number } | null;
  /** Where it is inside, after this fix. */
  inside: readonly Membership[];
  /** What this fix showed it to have entered and left, in order of time; a crossing between two fixes is in both. */
  entered: readonly FenceEntry[];
  left: readonly FenceLeaving[];
  /** Where another vehicle was at this fix's time: its newest accepted fix not after it; absent where nobody looks. */
  neighbours?: (vehicleId: string) => { latE7: number; lonE7: number; time: number } | null;
}
