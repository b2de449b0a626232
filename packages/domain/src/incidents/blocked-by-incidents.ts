import type { Db } from "@cartage/db/client";
import { incidentSubjects, incidents } from "@cartage/db/schema/incidents";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Block, Subject } from "./inputs.ts";

/**
 * What unresolved incidents that block hold up, of what is asked for; all of it, where nothing is asked for. Planning leaves
 * it out, ways lead past such hubs, and dispatch refuses it.
 */
export async function blockedByIncidents(
  db: Db,
  organisationId: string,
  subjects?: readonly Subject[],
): Promise<Block[]> {
  if (subjects?.length === 0) return [];
  const byKind = Map.groupBy(subjects ?? [], ({ kind }) => kind);
  const asked = [...byKind].map(([kind, of]) =>
    and(
      eq(incidentSubjects.kind, kind),
      inArray(
        incidentSubjects.subjectId,
        of.map(({ id }) => id),
      ),
    ),
  );
  return db
    .select({
      kind: incidentSubjects.kind,
      id: incidentSubjects.subjectId,
      incidentId: incidents.id,
      number: incidents.number,
    })
    .from(incidentSubjects)
    .innerJoin(incidents, eq(incidents.id, incidentSubjects.incidentId))
    .where(
      and(
        eq(incidentSubjects.organisationId, organisationId),
        // as `isBlocking` in block-rules.ts says
        sql`case ${incidentSubjects.kind} when 'hub' then ${incidents.closesHubs} else ${incidents.blocks} end`,
        sql`${incidents.state} in ('open', 'under_way')`,
        asked.length > 0 ? or(...asked) : undefined,
      ),
    )
    .orderBy(incidents.number);
}
