import type { Session } from "@cartage/db/session";
import type { CompiledRule } from "../../alerts/evaluating/rule.ts";
import type { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import type { ClaimedVehicle } from "./claimed-vehicle.ts";
import type { World } from "./derivation.ts";
import type { DerivedVehicle } from "./moment.ts";
import { readEdits } from "./read-edits.ts";
import { readThresholds } from "./read-thresholds.ts";
import { readVehicles } from "./read-vehicles.ts";

/** Geofences and rules of an organisation, as a process keeps them in memory. */
export interface Definitions {
  /** Makes sure that at least so many changes of these organisations' geofences and rules are known. */
  refresh(counts: ReadonlyMap<string, number>): Promise<void>;
  fencesOf(organisationId: string): FenceIndex;
  rulesOf(organisationId: string): readonly CompiledRule[];
}

/** What each vehicle's derivation goes by beside its positions, as the transaction sees it. */
export interface Worlds {
  read(session: Session, claimed: readonly Claimed[]): Promise<Map<string, World>>;
}

type Claimed = Pick<ClaimedVehicle, "vehicleId" | "organisationId" | "vehicleVersion" | "definitionCount">;

export function createWorlds(definitions: Definitions, { remember = 100_000 } = {}): Worlds {
  const known = new Map<string, { version: number; vehicle: DerivedVehicle }>();

  async function learn(session: Session, claimed: readonly Claimed[]) {
    const unknown = claimed.filter(({ vehicleId, vehicleVersion }) => known.get(vehicleId)?.version !== vehicleVersion);
    if (unknown.length === 0) return;
    if (known.size + unknown.length > remember) known.clear();
    const vehicles = await readVehicles(session, { vehicleIds: unknown.map(({ vehicleId }) => vehicleId) });
    for (const { vehicleVersion, vehicleId } of unknown) {
      const vehicle = vehicles.get(vehicleId);
      if (vehicle) known.set(vehicleId, { version: vehicleVersion, vehicle });
    }
  }

  return {
    async read(session, claimed) {
      const counts = new Map(claimed.map(({ organisationId, definitionCount }) => [organisationId, definitionCount]));
      const organisationIds = [...counts.keys()];
      const vehicleIds = claimed.map(({ vehicleId }) => vehicleId);
      // sent together
      const [thresholdsOf, editsOf] = await Promise.all([
        readThresholds(session, organisationIds),
        readEdits(session, vehicleIds),
        learn(session, claimed),
        definitions.refresh(counts),
      ]);
      const worlds = new Map<string, World>();
      for (const { vehicleId, organisationId } of claimed) {
        const vehicle = known.get(vehicleId)?.vehicle;
        if (!vehicle) continue;
        worlds.set(vehicleId, {
          vehicle,
          thresholds: thresholdsOf(organisationId, vehicle.type),
          edits: editsOf.get(vehicleId) ?? noEdits,
          fences: definitions.fencesOf(organisationId),
          rules: definitions.rulesOf(organisationId),
        });
      }
      return worlds;
    },
  };
}

const noEdits = { joins: [], cuts: [], restored: null };
