import type { VehicleTuple } from "@cartage/telemetry/frame";
import type { Outputs } from "../../trpc/router.ts";

export type LiveVehicle = Outputs["tracking"]["snapshot"]["vehicles"][number];

/** What one event of the stream brings: everything that matches, or what moved since the one before. */
export type LiveEvent = { at: number; snapshot?: LiveVehicle[] | undefined; moved?: VehicleTuple[] | undefined };
