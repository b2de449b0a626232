import type { VehicleType } from "../../fleet/inputs.ts";

/** Where screening and the recognition of halts draw their lines; by organisation and vehicle type. */
export interface Thresholds {
  /** A worse accuracy than this, in metres, says in which district a vehicle is, not where. */
  inaccurateAboveM: number;
  /** Faster than this from one accepted fix to the next is a jump. */
  jumpAboveMps: number;
  /** So is a change of speed above this, where both speeds are known. */
  jumpAboveMps2: number;
  /** The very same place at this reported speed or more: the receiver repeats itself. */
  frozenFromMps: number;
  /** A parked vehicle that is seen further than this from where it stands, without moving, only seems to. */
  driftBeyondM: number;
  /** Standing for as long ends a trip. */
  haltAfterS: number;
  /** Nothing is known of a longer silence. */
  gapAfterS: number;
}

const common = {
  inaccurateAboveM: 1_000,
  jumpAboveMps2: 12,
  frozenFromMps: 3,
  driftBeyondM: 30,
  haltAfterS: 180,
  gapAfterS: 600,
};

const fastestMps: Record<VehicleType, number> = {
  truck: 50,
  trailer: 50,
  van: 60,
  car: 75,
  motorcycle: 75,
  bicycle: 30,
};

export function defaultThresholds(type: VehicleType): Thresholds {
  return { ...common, jumpAboveMps: fastestMps[type] };
}
