import type { createCaller } from "@cartage/api/root";
import type { BenchDevice } from "../harness/fleet.ts";

type Api = ReturnType<typeof createCaller>;

/** The procedures that screens ask most, as they ask them. */
export function hotProcedures({ vehicleId, deviceId }: BenchDevice): Record<string, (api: Api) => Promise<unknown>> {
  const to = Date.now();
  const hanoi = { west: 106.5, south: 10.6, east: 106.7, north: 10.8 };
  return {
    "accounts.me": (api) => api.accounts.me(),
    "fleet.vehicles.list": (api) => api.fleet.vehicles.list({}),
    "fleet.vehicles.list, searched": (api) => api.fleet.vehicles.list({ search: "Vehicle 12" }),
    "fleet.vehicles.get": (api) => api.fleet.vehicles.get({ vehicleId }),
    "fleet.devices.list": (api) => api.fleet.devices.list({}),
    "fleet.devices.get": (api) => api.fleet.devices.get({ deviceId }),
    "fleet.devices.positions": (api) => api.fleet.devices.positions({ deviceId }),
    "tracking.snapshot": (api) => api.tracking.snapshot({}),
    "tracking.history": (api) => api.tracking.history({ vehicleId, from: to - 86_400_000, to }),
    "tracking.nearby": (api) => api.tracking.nearby({ within: { bounds: hanoi } }),
  };
}
