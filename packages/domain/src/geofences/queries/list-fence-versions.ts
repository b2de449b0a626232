import type { Database } from "../../run-as.ts";
import type { FenceVersion } from "../evaluating/compiled-fence.ts";
import type { FenceDefinition } from "../inputs.ts";

/** A version and the number of its last change, which rises within an organisation. */
export type ChangedVersion = FenceVersion & { change: number };

interface Asked {
  /** Only this organisation's. */
  organisationId?: string;
  /** Changed after this. */
  after: number;
  /** Versions that had ended then judge nothing that is derived. */
  keptSince: Date;
  limit: number;
}

/** Versions of geofences across organisations, for workers, in the order of their changes. `database` is cartage_ingest's. */
export async function listFenceVersions({ sql }: Database, asked: Asked): Promise<ChangedVersion[]> {
  const { organisationId = null, after, keptSince, limit } = asked;
  const rows = await sql<
    {
      organisation_id: string;
      geofence_id: string;
      version: number;
      definition: FenceDefinition;
      valid_from: number;
      valid_until: number | null;
      change: number;
    }[]
  >`
    select organisation_id, geofence_id, version, definition,
           (extract(epoch from valid_from) * 1000)::float8 as valid_from,
           (extract(epoch from valid_until) * 1000)::float8 as valid_until,
           change::float8 as change
      from geofence_versions
     where change > ${after}
       and (${organisationId}::uuid is null or organisation_id = ${organisationId}::uuid)
       and (valid_until is null or valid_until > ${keptSince})
     order by change
     limit ${limit}`;
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    geofenceId: row.geofence_id,
    version: row.version,
    definition: row.definition,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    change: row.change,
  }));
}

/** The newest change of each organisation that changed anything after one. */
export async function listNewestChanges({ sql }: Database, after: number): Promise<Map<string, number>> {
  const rows = await sql<{ organisation_id: string; change: number }[]>`
    select organisation_id, max(change)::float8 as change from geofence_versions where change > ${after} group by 1`;
  return new Map(rows.map(({ organisation_id, change }) => [organisation_id, change]));
}
