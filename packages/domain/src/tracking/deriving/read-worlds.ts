import type { Session } from "@cartage/db/session";
import type { CompiledRule } from "../../alerts/evaluating/rule.ts";
import type { VehicleType } from "../../fleet/inputs.ts";
import type { FenceIndex } from "../../geofences/evaluating/fence-index.ts";
import type { ClaimedVehicle } from "./claim-vehicles.ts";
import type { World } from "./derivation.ts";
import type { DerivedVehicle } from "./moment.ts";
import { readEdits } from "./read-edits.ts";
import { readThresholds } from "./read-thresholds.ts";

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
    const vehicles = await readVehicles(
      session,
      unknown.map(({ vehicleId }) => vehicleId),
    );
    for (const { vehicleVersion, vehicleId } of unknown) {
      const vehicle = vehicles.get(vehicleId);
      if (vehicle) known.set(vehicleId, { version: vehicleVersion, vehicle });
    }
  }

  return {
    async read(session, claimed) {
      const counts = new Map(claimed.map(({ organisationId, definitionCount }) => [organisationId, definitionCount]));
      const organisationIds = [...counts.keys()];
      await definitions.refresh(counts);
      await learn(session, claimed);
      const thresholdsOf = await readThresholds(session, organisationIds);
      const editsOf = await readEdits(
        session,
        claimed.map(({ vehicleId }) => vehicleId),
      );
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

async function readVehicles({ sql }: Session, vehicleIds: string[]): Promise<Map<string, DerivedVehicle>> {
  const rows = await sql<
    { id: string; organisation_id: string; type: VehicleType; tags: string[]; groups: string[] }[]
  >`
    select vehicle.id, vehicle.organisation_id, vehicle.type, vehicle.tags,
           array(
             with recursive above as (
               select vehicle_groups.id, parent_id from vehicle_groups where vehicle_groups.id = vehicle.group_id
               union
               select upper.id, upper.parent_id from vehicle_groups upper join above on upper.id = above.parent_id
             )
             select above.id from above) as groups
      from vehicles vehicle
     where vehicle.id = any(${vehicleIds}::uuid[])`;
  return new Map(
    rows.map(({ id, organisation_id, type, tags, groups }) => [
      id,
      { vehicleId: id, organisationId: organisation_id, type, groupIds: groups, tags },
    ]),
  );
}
