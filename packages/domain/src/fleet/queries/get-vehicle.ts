import { devices, fittings, vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { hubs } from "@cartage/db/schema/routes";
import { vehicleState } from "@cartage/db/schema/tracking";
import { type Motion, motions } from "@cartage/telemetry/frame";
import { fromE7 } from "@cartage/telemetry/units";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { VehicleId } from "../inputs.ts";
import { seesDevice } from "../phone-privacy.ts";
import { toVehicleRow, type VehicleRow, vehicleColumnsFor } from "../vehicle-columns.ts";

export interface VehicleDetail extends VehicleRow {
  /** For `basedOn`: rises with every change of the vehicle. */
  version: number;
  capacityWeightKg: number | null;
  capacityVolumeM3: number | null;
  capacityPallets: number | null;
  skills: string[];
  homeHub: { id: string; name: string } | null;
  /** The newest plausible fix; null before the first. */
  state: VehicleFix | null;
  /** Newest first. */
  fittings: { deviceId: string; deviceName: string; from: number; to: number | null }[];
}

interface VehicleFix {
  fixTime: number;
  lat: number;
  lon: number;
  speedMps: number | null;
  headingDeg: number | null;
  accuracyM: number | null;
  /** 0 (empty) to 1 (full). */
  battery: number | null;
  motion: Motion | null;
}

/** One vehicle with its newest fix and the devices that it had. Throws `not_found`. */
export async function getVehicle(ctx: Context, { vehicleId }: z.infer<typeof VehicleId>): Promise<VehicleDetail> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  const { db } = ctx.session;
  const [[row], fitted] = await Promise.all([
    db
      .select({
        ...vehicleColumnsFor(ctx.actor),
        carries: {
          version: vehicles.version,
          capacityWeightKg: vehicles.capacityWeightKg,
          capacityVolumeM3: vehicles.capacityVolumeM3,
          capacityPallets: vehicles.capacityPallets,
          skills: vehicles.skills,
        },
        homeHubId: hubs.id,
        homeHubName: hubs.name,
        latE7: vehicleState.latE7,
        lonE7: vehicleState.lonE7,
        speedCmps: vehicleState.speedCmps,
        headingDdeg: vehicleState.headingDdeg,
        accuracyDm: vehicleState.accuracyDm,
        batteryPercent: vehicleState.batteryPercent,
      })
      .from(vehicles)
      .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
      .leftJoin(vehicleGroups, eq(vehicleGroups.id, vehicles.groupId))
      .leftJoin(hubs, eq(hubs.id, vehicles.homeHubId))
      .where(and(eq(vehicles.organisationId, organisationId), eq(vehicles.id, vehicleId), isNull(vehicles.archivedAt))),
    db
      .select({ deviceId: devices.id, deviceName: devices.name, from: fittings.fittedAt, to: fittings.removedAt })
      .from(fittings)
      .innerJoin(devices, eq(devices.id, fittings.deviceId))
      .where(
        and(
          eq(fittings.organisationId, organisationId),
          eq(fittings.vehicleId, vehicleId),
          seesDevice(ctx.actor, devices.kind),
        ),
      )
      .orderBy(desc(fittings.fittedAt), desc(fittings.id))
      .limit(100),
  ]);
  if (!row) throw new DomainError("not_found");
  return {
    ...toVehicleRow(row),
    ...row.carries,
    homeHub: row.homeHubId !== null && row.homeHubName !== null ? { id: row.homeHubId, name: row.homeHubName } : null,
    state: toFix(row),
    fittings: fitted.map(({ from, to, ...device }) => ({ ...device, from: from.getTime(), to: to?.getTime() ?? null })),
  };
}

interface SelectedFix {
  fixTime: Date | null;
  latE7: number | null;
  lonE7: number | null;
  speedCmps: number | null;
  headingDdeg: number | null;
  accuracyDm: number | null;
  batteryPercent: number | null;
  motion: number | null;
}

function toFix({ fixTime, latE7, lonE7, ...measured }: SelectedFix): VehicleFix | null {
  if (fixTime === null || latE7 === null || lonE7 === null) return null;
  const { speedCmps, headingDdeg, accuracyDm, batteryPercent, motion } = measured;
  return {
    fixTime: fixTime.getTime(),
    lat: fromE7(latE7),
    lon: fromE7(lonE7),
    speedMps: speedCmps === null ? null : speedCmps / 100,
    headingDeg: headingDdeg === null ? null : headingDdeg / 10,
    accuracyM: accuracyDm === null ? null : accuracyDm / 10,
    battery: batteryPercent === null ? null : batteryPercent / 100,
    motion: motion === null ? null : (motions[motion] ?? null),
  };
}
