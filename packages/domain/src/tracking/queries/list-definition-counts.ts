import type { Database } from "@cartage/db/client";

/** How often geofences and rules have changed, by organisation. `database` is cartage_ingest's: it sees across organisations. */
export async function listDefinitionCounts({ sql }: Database): Promise<Map<string, number>> {
  const rows = await sql<{ organisation_id: string; count: string }[]>`
    select organisation_id, count from definition_counts where count > 0`;
  return new Map(rows.map(({ organisation_id, count }) => [organisation_id, Number(count)]));
}
