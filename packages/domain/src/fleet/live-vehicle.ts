import { vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { type Motion, motions, type VehicleTuple } from "@cartage/telemetry/frame";
import type { VehicleType } from "./inputs.ts";

/** A vehicle as the live map knows it. */
export interface LiveVehicle {
  id: string;
  name: string;
  plate: string | null;
  type: VehicleType;
  groupId: string | null;
  tags: string[];
  motion: Motion | null;
  /** Null before its first fix. */
  fix: VehicleTuple | null;
}

/** What a live vehicle is made of, from vehicles joined with their state. */
export const liveColumns = {
  id: vehicles.id,
  name: vehicles.name,
  plate: vehicles.plate,
  type: vehicles.type,
  groupId: vehicles.groupId,
  tags: vehicles.tags,
  version: vehicleState.version,
  fixTime: vehicleState.fixTime,
  latE7: vehicleState.latE7,
  lonE7: vehicleState.lonE7,
  speedCmps: vehicleState.speedCmps,
  headingDdeg: vehicleState.headingDdeg,
  accuracyDm: vehicleState.accuracyDm,
  motion: vehicleState.motion,
  batteryPercent: vehicleState.batteryPercent,
};

interface SelectedState {
  version: number;
  fixTime: Date | null;
  latE7: number | null;
  lonE7: number | null;
  speedCmps: number | null;
  headingDdeg: number | null;
  accuracyDm: number | null;
  motion: number | null;
  batteryPercent: number | null;
}

type SelectedVehicle = SelectedState & Omit<LiveVehicle, "motion" | "fix">;

export function toLiveVehicle({ id, name, plate, type, groupId, tags, ...state }: SelectedVehicle): LiveVehicle {
  const fix = toFix(id, state);
  return { id, name, plate, type, groupId, tags, motion: fix ? motions[fix[8]] : null, fix };
}

function toFix(id: string, { fixTime, latE7, lonE7, motion, ...rest }: SelectedState): VehicleTuple | null {
  if (fixTime === null || latE7 === null || lonE7 === null) return null;
  const { version, speedCmps, headingDdeg, accuracyDm, batteryPercent } = rest;
  const motionCode = motion === 0 || motion === 1 ? motion : 2;
  return [id, version, fixTime.getTime(), latE7, lonE7, speedCmps, headingDdeg, accuracyDm, motionCode, batteryPercent];
}
