import type { Db } from "@cartage/db/client";
import { blockedByIncidents } from "./blocked-by-incidents.ts";

/** The incident that closes a hub. */
export interface ClosedBy {
  incidentId: string;
  number: number;
}

/** The hubs that an incident closes until it is resolved, whatever their own state; of several incidents the first. */
export async function hubsClosedByIncidents(
  db: Db,
  organisationId: string,
  hubIds?: readonly string[],
): Promise<Map<string, ClosedBy>> {
  const asked = hubIds?.map((id) => ({ kind: "hub" as const, id }));
  const blocks = await blockedByIncidents(db, organisationId, asked);
  const hubs = blocks.filter(({ kind }) => kind === "hub").toReversed();
  return new Map(hubs.map(({ id, incidentId, number }) => [id, { incidentId, number }]));
}
