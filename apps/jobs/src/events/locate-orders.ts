import type { Geocoder } from "@cartage/domain/orders/geocoding/geocoder";
import { locateImported } from "@cartage/domain/orders/processes/locate-imported";
import { z } from "zod";
import type { RunAsProcess } from "../run-as-process.ts";
import type { EventHandler } from "./handler.ts";

const Applied = z.object({ organisationId: z.uuid(), body: z.object({ orderImportId: z.uuid() }) });

/** Looks up where the orders of a file are; one file at a time, for a geocoder answers one address at a time. */
export function createLocateOrders(runAsProcess: RunAsProcess, geocoder: Geocoder): EventHandler {
  return {
    name: "locate-orders",
    types: ["order_import.applied"],
    isOneByOne: true,
    async handle(event) {
      const { organisationId, body } = Applied.parse(event);
      await locateImported(runAsProcess, { importId: body.orderImportId, organisationId }, geocoder);
    },
  };
}
