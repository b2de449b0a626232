import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { type Motion, motions } from "@cartage/telemetry/frame";
import { sql } from "drizzle-orm";
import type { Actor } from "../actor.ts";
import type { VehicleType } from "./inputs.ts";
import { seesDevice } from "./phone-privacy.ts";

export interface VehicleRow {
  id: string;
  name: string;
  plate: string | null;
  vin: string | null;
  type: VehicleType;
  group: { id: string; name: string } | null;
  tags: string[];
  devices: { id: string; name: string }[];
  /** Epoch ms of the newest fix. */
  fixTime: number | null;
  motion: Motion | null;
  /** Epoch ms. */
  createdAt: number;
}

/** What lists and pages show the actor of a vehicle, from vehicles joined with its state and its group. */
export const vehicleColumnsFor = (actor: Actor) => ({
  id: vehicles.id,
  name: vehicles.name,
  plate: vehicles.plate,
  vin: vehicles.vin,
  type: vehicles.type,
  groupId: vehicleGroups.id,
  groupName: vehicleGroups.name,
  tags: vehicles.tags,
  createdAt: vehicles.createdAt,
  fixTime: vehicleState.fixTime,
  motion: vehicleState.motion,
  devices: sql<{ id: string; name: string }[]>`(
    select coalesce(json_agg(json_build_object('id', device.id, 'name', device.name) order by device.name), '[]')
      from fittings fitting join devices device on device.id = fitting.device_id
     where fitting.vehicle_id = ${vehicles.id} and fitting.removed_at is null
       and ${seesDevice(actor, sql`device.kind`) ?? sql`true`})`,
});

interface SelectedVehicle {
  id: string;
  name: string;
  plate: string | null;
  vin: string | null;
  type: VehicleType;
  groupId: string | null;
  groupName: string | null;
  tags: string[];
  createdAt: Date;
  fixTime: Date | null;
  motion: number | null;
  devices: { id: string; name: string }[];
}

export function toVehicleRow(row: SelectedVehicle): VehicleRow {
  const { id, name, plate, vin, type, groupId, groupName, tags, devices, fixTime, motion, createdAt } = row;
  return {
    id,
    name,
    plate,
    vin,
    type,
    group: groupId !== null && groupName !== null ? { id: groupId, name: groupName } : null,
    tags,
    devices,
    fixTime: fixTime?.getTime() ?? null,
    motion: motion === null ? null : (motions[motion] ?? null),
    createdAt: createdAt.getTime(),
  };
}
