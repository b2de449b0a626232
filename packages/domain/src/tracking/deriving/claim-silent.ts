import type { Session } from "@cartage/db/session";
import { type DerivationState, loadDerivation } from "./derivation.ts";

/** A vehicle that the clock is to look at, and that this transaction has to itself. */
export interface SilentVehicle {
  vehicleId: string;
  organisationId: string;
  organisationKey: number;
  vehicleVersion: number;
  definitionCount: number;
  isArchived: boolean;
  /** The last fix time that is derived, and when that was, epoch ms. */
  through: number;
  derivedAt: number;
  state: DerivationState;
}

interface SilentRow {
  vehicle_id: string;
  organisation_id: string;
  organisation_key: number;
  vehicle_version: string;
  definition_count: string;
  is_archived: boolean;
  through: number | null;
  derived_at: number | null;
  state: string | null;
}

/**
 * Takes vehicles whose time has come, `limit` at the most, in the caller's transaction. Not those of which something is
 * stored and not derived yet: they are not silent for all that is known. The transaction has to read one snapshot.
 */
export async function claimSilent({ sql }: Session, now: number, limit: number): Promise<SilentVehicle[]> {
  const rows = await sql<SilentRow[]>`
    with held as materialized (
      select known.vehicle_id, known.organisation_id, known.state, known.through, known.derived_at
        from vehicle_derivations known
       where known.wakes_at <= ${new Date(now)}
         and known.vehicle_id not in (select waiting.vehicle_id from waiting_derivations waiting)
       order by known.wakes_at
       limit ${limit}
         for update of known skip locked
    )
    select held.vehicle_id, held.organisation_id, held.state, organisation.key as organisation_key,
           vehicle.version as vehicle_version, vehicle.archived_at is not null as is_archived,
           definition.count as definition_count, (extract(epoch from held.through) * 1000)::float8 as through,
           (extract(epoch from held.derived_at) * 1000)::float8 as derived_at
      from held
      join vehicles vehicle on vehicle.id = held.vehicle_id
      join organisations organisation on organisation.id = held.organisation_id
      join definition_counts definition on definition.organisation_id = held.organisation_id`;
  return rows.map((row) => ({
    vehicleId: row.vehicle_id,
    organisationId: row.organisation_id,
    organisationKey: row.organisation_key,
    vehicleVersion: Number(row.vehicle_version),
    definitionCount: Number(row.definition_count),
    isArchived: row.is_archived,
    through: row.through ?? 0,
    derivedAt: row.derived_at ?? 0,
    state: loadDerivation(row.state),
  }));
}
