import type { VehicleTuple } from "@cartage/telemetry/frame";
import type { Outputs } from "../../trpc/router.ts";

export type LiveVehicle = Outputs["tracking"]["snapshot"]["vehicles"][number];

/** A vehicle that came or is called otherwise; null when it went. */
export type VehicleChange = { id: string; vehicle: LiveVehicle | null };

/** What one event of the stream brings: everything that matches, or what changed and then moved since the one before. */
export type LiveEvent = {
  at: number;
  snapshot?: LiveVehicle[] | undefined;
  changed?: VehicleChange[] | undefined;
  moved?: VehicleTuple[] | undefined;
};
