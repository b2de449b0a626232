import { createFleet, type Fleet } from "../fleet/create-fleet.ts";
import type { Reporting } from "../fleet/moments-between.ts";
import type { Region } from "../planning/regions.ts";
import type { DemoDevice } from "./read-demo.ts";
import { vehicleTypeOf } from "./vehicle-type-of.ts";

/** A device and the vehicle that it reports: by its place in its organisation's fleet. */
export type DemoLife = { device: DemoDevice; fleet: Fleet; vehicle: number };

const SEED = "cartage";
/** The first organisation is Northern Freight, the second Southern Freight. */
const REGIONS: readonly Region[] = ["north", "south"];

/**
 * The simulated devices of a demonstration with what they drive, the same at every call for the same list: history
 * made before the start and what is driven after it are one life.
 */
export function createDemoFleets(
  devices: readonly DemoDevice[],
  startAt: number,
  reporting: Partial<Reporting> = {},
): DemoLife[] {
  const byOrganisation = Map.groupBy(
    devices.filter((device) => device.isSimulated),
    (device) => device.organisationId,
  );
  return [...byOrganisation.values()].flatMap((own, i) => {
    const vehicles = own.map(({ type }, ordinal) => ({ key: String(ordinal), type: type ?? vehicleTypeOf(ordinal) }));
    const region = REGIONS[i % REGIONS.length] ?? "north";
    const fleet = createFleet({
      seed: `${SEED}/${Math.floor(i / REGIONS.length)}`,
      vehicles,
      region,
      startAt,
      reporting,
    });
    return own.map((device, vehicle) => ({ device, fleet, vehicle }));
  });
}
