import { lookAgainAtRoute, lookAgainAtVehicle } from "@cartage/domain/routes/commands/look-again";
import { z } from "zod";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const ofRoutes = ["route.accepted", "route.started", "route.finished", "route.recalled", "route.changed"] as const;
const ofStops = ["stop.arrived", "stop.done", "stop.failed"] as const;
const Happened = z.discriminatedUnion("type", [
  z.object({ type: z.enum([...ofRoutes, ...ofStops]), body: z.object({ routeId: z.uuid() }) }),
  z.object({ type: z.literal("vehicle.corrected"), body: z.object({ vehicleId: z.uuid(), from: z.string() }) }),
]);

/** Looks at a route again as soon as something happened to it, and where positions of its vehicle came late. */
export function createLookAgain(runAsProcess: RunAsProcess): EventHandler {
  return {
    name: "look-again",
    types: [...ofRoutes, ...ofStops, "vehicle.corrected"],
    async handle(event) {
      const happened = Happened.parse(event);
      await runAsProcess((ctx) =>
        happened.type === "vehicle.corrected"
          ? lookAgainAtVehicle(ctx, happened.body)
          : lookAgainAtRoute(ctx, happened.body),
      );
    },
  };
}
