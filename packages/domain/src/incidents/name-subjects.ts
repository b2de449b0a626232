import type { Db } from "@cartage/db/client";
import { incidentSubjects } from "@cartage/db/schema/incidents";
import { sql } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import type { Subject } from "./inputs.ts";

export interface NamedSubject extends Subject {
  name: string;
}

/** Names by which people know what an incident is about; what is not there is left out. */
export async function nameSubjects(
  db: Db,
  organisationId: string,
  subjects: readonly Subject[],
): Promise<NamedSubject[]> {
  if (subjects.length === 0) return [];
  const given = JSON.stringify(subjects);
  const rows = await db.execute<{ kind: Subject["kind"]; id: string; name: string }>(sql`
    with given as (select kind, id from json_to_recordset(${given}::json) as given (kind text, id uuid))
    select given.kind, given.id, vehicles.name from given
      join vehicles on given.kind = 'vehicle' and vehicles.id = given.id and vehicles.organisation_id = ${organisationId}
    union all
    select given.kind, given.id, users.name from given
      join members on given.kind = 'driver' and members.user_id = given.id and members.organisation_id = ${organisationId}
      join users on users.id = members.user_id
    union all
    select given.kind, given.id, hubs.name from given
      join hubs on given.kind = 'hub' and hubs.id = given.id and hubs.organisation_id = ${organisationId}
    union all
    select given.kind, given.id, orders.number::text from given
      join orders on given.kind = 'order' and orders.id = given.id and orders.organisation_id = ${organisationId}
    union all
    select given.kind, given.id, vehicles.name || ' ' || routes.day::text from given
      join routes on given.kind = 'route' and routes.id = given.id and routes.organisation_id = ${organisationId}
      join vehicles on vehicles.id = routes.vehicle_id`);
  const names = new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  return subjects.flatMap(({ kind, id }) => {
    const name = names.get(`${kind} ${id}`);
    return name === undefined ? [] : [{ kind, id, name }];
  });
}

/** Writes what an incident is about, in place of what it was. Throws `incident.subject_unknown`. */
export async function replaceSubjects(
  tx: Transaction,
  { id: incidentId, organisationId }: { id: string; organisationId: string },
  subjects: readonly Subject[],
): Promise<void> {
  const once = [...new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject])).values()];
  const named = await nameSubjects(tx, organisationId, once);
  if (named.length < once.length)
    throw new DomainError("incident.subject_unknown", { fields: { subjects: { code: "incident.subject_unknown" } } });
  await tx.delete(incidentSubjects).where(sql`${incidentSubjects.incidentId} = ${incidentId}`);
  if (once.length > 0)
    await tx
      .insert(incidentSubjects)
      .values(once.map(({ kind, id: subjectId }) => ({ incidentId, organisationId, kind, subjectId })));
}
