import { assignmentsImporter } from "./import-assignments.ts";
import { driversImporter } from "./import-drivers.ts";
import { hubsImporter } from "./import-hubs.ts";
import { lanesImporter } from "./import-lanes.ts";
import { vehiclesImporter } from "./import-vehicles.ts";
import type { Importer, ImportKind } from "./importer.ts";

export const importers: Record<ImportKind, Importer> = {
  hubs: hubsImporter,
  lanes: lanesImporter,
  vehicles: vehiclesImporter,
  drivers: driversImporter,
  assignments: assignmentsImporter,
};
