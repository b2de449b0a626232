import type { Session } from "@cartage/db/session";
import type { ClaimedVehicle } from "./claimed-vehicle.ts";
import { type DerivationState, loadDerivation } from "./derivation.ts";

/** States that this process derived itself, so that it need not read them again while nobody else went on. */
export interface DerivationCache {
  /** The states of claimed vehicles, for the caller to change: what comes of them is kept once it is committed. */
  load(session: Session, claimed: readonly ClaimedVehicle[]): Promise<Map<string, DerivationState>>;
  keep(claimed: ClaimedVehicle, state: DerivationState): void;
}

export function createDerivationCache({ remember = 50_000 } = {}): DerivationCache {
  const known = new Map<string, { version: number; state: DerivationState }>();
  return {
    async load({ sql }, claimed) {
      const states = new Map<string, DerivationState>();
      const unknown: string[] = [];
      for (const { vehicleId, version } of claimed) {
        const entry = known.get(vehicleId);
        // changed from now on, and lost if this is rolled back
        known.delete(vehicleId);
        if (entry?.version === version) states.set(vehicleId, entry.state);
        else unknown.push(vehicleId);
      }
      if (unknown.length === 0) return states;
      const rows = await sql<{ vehicle_id: string; state: string | null }[]>`
        select vehicle_id, state from vehicle_derivations where vehicle_id = any(${unknown}::uuid[])`;
      for (const { vehicle_id, state } of rows) states.set(vehicle_id, loadDerivation(state));
      return states;
    },
    keep({ vehicleId, version }, state) {
      if (known.size >= remember) known.clear();
      known.set(vehicleId, { version: version + 1, state });
    },
  };
}
