import { canonicalExt } from "@cartage/telemetry/canonical";
import { toSteps } from "@cartage/telemetry/precision";
import type { Cell } from "./array-columns.ts";
import type { StoredFix } from "./move-vehicles.ts";
import type { JudgedPosition } from "./position-batch.ts";

/** Beyond this the tenths of a second no longer fit their column (68 years). */
const int32 = { min: -2_147_483_648, max: 2_147_483_647 };

/** The cells of `positions` in the order of its columns. */
export function positionRow({ device, position, receivedAt, verdict }: JudgedPosition): Cell[] {
  const receivedAfterDs = Math.round((receivedAt - position.fixTime) / 100);
  return [
    position.fixTime,
    device.organisationKey,
    device.deviceKey,
    position.latE7,
    position.lonE7,
    Math.max(int32.min, Math.min(int32.max, receivedAfterDs)),
    position.odometerM,
    position.altitudeM,
    steps(position.speedMps, 100),
    steps(position.headingDeg, 10),
    steps(position.accuracyM, 10),
    steps(position.battery, 100),
    verdict,
    position.ignition,
    canonicalExt(position.ext) ?? "",
  ];
}

/** What decides where a vehicle is and whether it moves. */
export function toStoredFix({ device, position }: JudgedPosition): StoredFix {
  const { organisationKey, deviceKey } = device;
  const { fixTime, ignition } = position;
  return { organisationKey, deviceKey, fixTime, ignition, speedCmps: steps(position.speedMps, 100) };
}

function steps(value: number | null, stepsPerUnit: number): number | null {
  return value === null ? null : toSteps(value, stepsPerUnit);
}
