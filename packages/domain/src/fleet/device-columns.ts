import { devices, vehicles } from "@cartage/db/schema/fleet";
import { deviceState } from "@cartage/db/schema/tracking";
import { sql } from "drizzle-orm";
import { type Presence, presenceOf } from "./presence-rules.ts";

export interface DeviceRow {
  id: string;
  name: string;
  kind: "tracker" | "phone";
  /** What another system calls it. */
  outsideId: string | null;
  vehicle: { id: string; name: string } | null;
  /** Epoch ms of our clock. */
  lastMessageAt: number | null;
  /** Epoch ms of the device's clock. */
  lastFixTime: number | null;
  presence: Presence;
  isRevoked: boolean;
  deadLetters: number;
}

/** What lists and pages show of a device, from devices joined with its state, its open fitting and the vehicle. */
export const deviceColumns = {
  id: devices.id,
  name: devices.name,
  kind: devices.kind,
  outsideId: devices.outsideId,
  vehicleId: vehicles.id,
  vehicleName: vehicles.name,
  lastReceivedAt: deviceState.lastReceivedAt,
  lastFixTime: deviceState.lastFixTime,
  isOnline: deviceState.isOnline,
  presenceAt: deviceState.presenceAt,
  revokedAt: devices.revokedAt,
  deadLetters: sql<number>`(
    select count(*)::integer from dead_letters letter where letter.device_id = ${devices.id})`,
};

interface SelectedDevice {
  id: string;
  name: string;
  kind: "tracker" | "phone";
  outsideId: string | null;
  vehicleId: string | null;
  vehicleName: string | null;
  lastReceivedAt: Date | null;
  lastFixTime: Date | null;
  isOnline: boolean | null;
  presenceAt: Date | null;
  revokedAt: Date | null;
  deadLetters: number;
}

export function toDeviceRow(row: SelectedDevice, now: Date): DeviceRow {
  const { id, name, kind, outsideId, vehicleId, vehicleName, lastReceivedAt, lastFixTime, revokedAt, deadLetters } =
    row;
  const lastMessageAt = lastReceivedAt?.getTime() ?? null;
  const facts = {
    isOnline: row.isOnline,
    saidAt: row.presenceAt?.getTime() ?? null,
    lastReceivedAt: lastMessageAt,
  };
  return {
    id,
    name,
    kind,
    outsideId,
    vehicle: vehicleId !== null && vehicleName !== null ? { id: vehicleId, name: vehicleName } : null,
    lastMessageAt,
    lastFixTime: lastFixTime?.getTime() ?? null,
    presence: presenceOf(facts, now.getTime()),
    isRevoked: revokedAt !== null,
    deadLetters,
  };
}
