import type { Session } from "@cartage/db/session";
import type { DerivationMark } from "../storing/mark-vehicles.ts";

/** A vehicle whose derivation this transaction has to itself, with the marks that it took. */
export interface ClaimedVehicle {
  vehicleId: string;
  organisationId: string;
  organisationKey: number;
  /** Of the derivation: how often it was written. */
  version: number;
  /** The last fix time that is derived, epoch ms. */
  through: number | null;
  /** Of the vehicle: rises when its type, group or tags change. */
  vehicleVersion: number;
  /** Of the organisation: how often its geofences and rules have changed. */
  definitionCount: number;
  /** When the clock looks at it next, epoch ms. */
  wakesAt: number | null;
  /** Whether the clock told something of it that no fix has shown yet. */
  isSilent: boolean;
  marks: Omit<DerivationMark, "vehicleId" | "deviceKey">[];
}

/** `onward`: all that waits is newer than what is derived. `late`: something is not. */
export type ClaimKind = "onward" | "late";

// The marks that are seen are those of the transaction's snapshot, as are the positions that it will read.
const claim = (kind: ClaimKind) => `
  with due as (
    select mark.vehicle_id
      from derivation_marks mark join vehicle_derivations known using (vehicle_id)
     group by mark.vehicle_id, known.through
    having min(mark.since) ${kind === "onward" ? ">" : "<="} coalesce(known.through, '-infinity')
     -- what changes the far past of a whole fleet holds nobody up whose afternoon comes late
     order by min(mark.since) < now() - interval '2 days', min(mark.id)
     limit $1
  ), held as materialized (
    select known.vehicle_id, known.organisation_id, known.version, known.through, known.wakes_at, known.is_silent
      from vehicle_derivations known join due using (vehicle_id)
     order by known.vehicle_id
       for update of known skip locked
  ), taken as (
    delete from derivation_marks mark using held where mark.vehicle_id = held.vehicle_id
    returning mark.vehicle_id, mark.id, mark.since, mark.until
  )
  select held.vehicle_id, held.organisation_id, organisation.key as organisation_key, held.version,
    (extract(epoch from held.through) * 1000)::float8 as through, vehicle.version as vehicle_version,
    definition.count as definition_count, (extract(epoch from held.wakes_at) * 1000)::float8 as wakes_at, held.is_silent,
    array_agg(taken.id) as ids, array_agg((extract(epoch from taken.since) * 1000)::float8) as sinces,
    array_agg((extract(epoch from taken.until) * 1000)::float8) as untils
    from held
    join taken using (vehicle_id)
    join vehicles vehicle on vehicle.id = held.vehicle_id
    join organisations organisation on organisation.id = held.organisation_id
    join definition_counts definition on definition.organisation_id = held.organisation_id
   group by held.vehicle_id, held.organisation_id, organisation.key, held.version, held.through, vehicle.version,
    definition.count, held.wakes_at, held.is_silent`;

interface ClaimRow {
  vehicle_id: string;
  organisation_id: string;
  organisation_key: number;
  version: string;
  through: number | null;
  vehicle_version: string;
  definition_count: string;
  wakes_at: number | null;
  is_silent: boolean;
  ids: string[];
  sinces: number[];
  untils: number[];
}

/**
 * Takes vehicles that are due, `limit` at the most, in the caller's transaction: no other worker derives them until it
 * ends, and one that is rolled back leaves them due. The transaction has to read one snapshot (repeatable read).
 */
export async function claimVehicles({ sql }: Session, kind: ClaimKind, limit: number): Promise<ClaimedVehicle[]> {
  const rows = await sql.unsafe<ClaimRow[]>(claim(kind), [limit], { prepare: true });
  return rows.map((row) => ({
    vehicleId: row.vehicle_id,
    organisationId: row.organisation_id,
    organisationKey: row.organisation_key,
    version: Number(row.version),
    through: row.through,
    vehicleVersion: Number(row.vehicle_version),
    definitionCount: Number(row.definition_count),
    wakesAt: row.wakes_at,
    isSilent: row.is_silent,
    marks: row.ids.map((id, at) => ({
      id: Number(id),
      since: row.sinces[at] ?? Number.NEGATIVE_INFINITY,
      until: row.untils[at] ?? Number.POSITIVE_INFINITY,
    })),
  }));
}
