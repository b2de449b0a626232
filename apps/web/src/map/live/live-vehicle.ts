import type { Motion, VehicleTuple } from "@cartage/telemetry/frame";

export const vehicleTypes = ["truck", "trailer", "van", "car", "motorcycle", "bicycle"] as const;
export type VehicleType = (typeof vehicleTypes)[number];

export type LiveVehicle = {
  id: string;
  name: string;
  plate: string | null;
  type: VehicleType;
  groupId: string | null;
  tags: string[];
  motion: Motion | null;
  fix: VehicleTuple | null;
};

/** What one event of the stream brings: everything that matches, or what moved since the one before. */
export type LiveEvent = { at: number; snapshot?: LiveVehicle[] | undefined; moved?: VehicleTuple[] | undefined };
