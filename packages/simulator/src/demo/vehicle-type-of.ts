import type { VehicleType } from "../driving/handling.ts";

const MIX: readonly VehicleType[] = [
  "truck",
  "van",
  "motorcycle",
  "trailer",
  "van",
  "truck",
  "car",
  "van",
  "motorcycle",
  "bicycle",
];

/** The type of the n-th vehicle of a demonstration's organisation, so that whoever seeds it and whoever drives it agree. */
export function vehicleTypeOf(ordinal: number): VehicleType {
  return MIX[ordinal % MIX.length] ?? "van";
}
