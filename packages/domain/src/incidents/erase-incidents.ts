import { incidentEntries, incidentPhotos, incidents } from "@cartage/db/schema/incidents";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** Stands where words were: a case always has some. */
const nothing = "–";

/**
 * Erases what incidents tell of people: words, place, parties, photos and the words of the timeline. What stays is that
 * there was a case, of what kind, when, about what, and who moved it on. Answers how many there were.
 */
export async function eraseIncidents(
  tx: Transaction,
  organisationId: string,
  { incidentIds, because }: { incidentIds: string[]; because: "asked" | "person" | "vehicle" },
): Promise<number> {
  if (incidentIds.length === 0) return 0;
  const changedAt = tx.context.now();
  const erased = await tx
    .update(incidents)
    .set({
      ...{ description: nothing, place: null, latE7: null, lonE7: null, parties: [] },
      // whoever has the case open does not write it back
      version: sql`${incidents.version} + 1`,
      ...{ changedAt, erasedAt: changedAt, erasedBecause: because },
    })
    .where(and(eq(incidents.organisationId, organisationId), inArray(incidents.id, incidentIds)))
    .returning({ id: incidents.id });
  await tx
    .delete(incidentPhotos)
    .where(and(eq(incidentPhotos.organisationId, organisationId), inArray(incidentPhotos.incidentId, incidentIds)));
  await tx
    .update(incidentEntries)
    .set({ body: {} })
    .where(and(eq(incidentEntries.organisationId, organisationId), inArray(incidentEntries.incidentId, incidentIds)));
  return erased.length;
}
