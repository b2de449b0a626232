/** A vehicle whose derivation a transaction has to itself. */
export interface ClaimedVehicle {
  vehicleId: string;
  organisationId: string;
  organisationKey: number;
  /** Of the derivation: how often it was written. */
  version: number;
  /** The last fix time that is derived, epoch ms. */
  through: number | null;
  /** Of its own positions the newest fix time that was claimed, epoch ms: what is newer may be of a batch that others take. */
  until: number;
  /** Of the vehicle: rises when its type, group or tags change. */
  vehicleVersion: number;
  /** Of the organisation: how often its geofences and rules have changed. */
  definitionCount: number;
  /** When the clock looks at it next, epoch ms. */
  wakesAt: number | null;
  /** Whether the clock told something of it that no fix has shown yet. */
  isSilent: boolean;
}

export interface ClaimedRow {
  vehicle_id: string;
  organisation_id: string;
  organisation_key: number;
  version: string;
  through: number | null;
  until: number | null;
  vehicle_version: string;
  definition_count: string;
  wakes_at: number | null;
  is_silent: boolean;
}

/** Of the rows `held`, which have the columns of `vehicle_derivations` and `until`. */
export const claimedColumns = `
  held.vehicle_id, held.organisation_id, organisation.key as organisation_key, held.version,
  (extract(epoch from held.through) * 1000)::float8 as through,
  (extract(epoch from held.until) * 1000)::float8 as until, vehicle.version as vehicle_version,
  definition.count as definition_count, (extract(epoch from held.wakes_at) * 1000)::float8 as wakes_at, held.is_silent`;

export const claimedJoins = `
  join vehicles vehicle on vehicle.id = held.vehicle_id
  join organisations organisation on organisation.id = held.organisation_id
  join definition_counts definition on definition.organisation_id = held.organisation_id`;

export function toClaimed(row: ClaimedRow): ClaimedVehicle {
  return {
    vehicleId: row.vehicle_id,
    organisationId: row.organisation_id,
    organisationKey: row.organisation_key,
    version: Number(row.version),
    through: row.through,
    until: row.until ?? row.through ?? Number.NEGATIVE_INFINITY,
    vehicleVersion: Number(row.vehicle_version),
    definitionCount: Number(row.definition_count),
    wakesAt: row.wakes_at,
    isSilent: row.is_silent,
  };
}
