import type { Session } from "@cartage/db/session";

/**
 * Lets no geofence or rule of these organisations change between here and the commit. Where one has changed since the
 * transaction's snapshot, it fails as overtaken: what it derived is to be derived again.
 */
export async function holdDefinitions({ sql }: Session, of: readonly { organisationId: string }[]): Promise<void> {
  if (of.length === 0) return;
  const organisationIds = [...new Set(of.map(({ organisationId }) => organisationId))];
  await sql`
    select from definition_counts where organisation_id = any(${organisationIds}::uuid[]) order by organisation_id for share`;
}
