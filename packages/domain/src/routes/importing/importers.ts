import { assignmentsImporter } from "./import-assignments.ts";
import { driversImporter } from "./import-drivers.ts";
import { hubsImporter } from "./import-hubs.ts";
import type { ImportKind } from "./import-inputs.ts";
import { lanesImporter } from "./import-lanes.ts";
import { vehiclesImporter } from "./import-vehicles.ts";
import type { Importer } from "./importer.ts";

export const importers: Record<ImportKind, Importer> = {
  hubs: hubsImporter,
  lanes: lanesImporter,
  vehicles: vehiclesImporter,
  drivers: driversImporter,
  assignments: assignmentsImporter,
};
