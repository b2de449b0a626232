import { incidents } from "@cartage/db/schema/incidents";
import { and, eq } from "drizzle-orm";
import type { Insider } from "../authorise.ts";
import { checkVersion } from "../check-version.ts";
import { DomainError } from "../errors.ts";
import { can } from "../permissions.ts";
import type { Transaction } from "../transactionally.ts";

export type IncidentRecord = typeof incidents.$inferSelect;

/**
 * An incident, held until the transaction ends; who only reports reaches his own. Throws `not_found`, and
 * `changed_meanwhile` when it is not as the caller saw it.
 */
export async function holdIncident(
  tx: Transaction,
  actor: Insider,
  { incidentId, basedOn }: { incidentId: string; basedOn?: number | undefined },
): Promise<IncidentRecord> {
  const [incident] = await tx
    .select()
    .from(incidents)
    .where(and(eq(incidents.organisationId, actor.organisationId), eq(incidents.id, incidentId)))
    .for("update");
  if (!incident || (!can(actor, "incidents.work") && incident.reportedBy !== actor.id))
    throw new DomainError("not_found");
  checkVersion(incident, basedOn);
  return incident;
}
