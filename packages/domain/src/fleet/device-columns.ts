import { devices, vehicles } from "@cartage/db/schema/fleet";
import { deviceState } from "@cartage/db/schema/tracking";
import { sql } from "drizzle-orm";

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
  /** Null when it never said; a device that only uses HTTPS never does. */
  isOnline: boolean | null;
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
  revokedAt: Date | null;
  deadLetters: number;
}

export function toDeviceRow(row: SelectedDevice): DeviceRow {
  const {
    id,
    name,
    kind,
    outsideId,
    vehicleId,
    vehicleName,
    lastReceivedAt,
    lastFixTime,
    isOnline,
    revokedAt,
    deadLetters,
  } = row;
  return {
    id,
    name,
    kind,
    outsideId,
    vehicle: vehicleId !== null && vehicleName !== null ? { id: vehicleId, name: vehicleName } : null,
    lastMessageAt: lastReceivedAt?.getTime() ?? null,
    lastFixTime: lastFixTime?.getTime() ?? null,
    isOnline,
    isRevoked: revokedAt !== null,
    deadLetters,
  };
}
