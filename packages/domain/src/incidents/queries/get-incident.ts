import { users } from "@cartage/db/schema/accounts";
import { incidentEntries, incidentPhotos, incidentSubjects, incidents } from "@cartage/db/schema/incidents";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { can } from "../../permissions.ts";
import { isBlocking } from "../block-rules.ts";
import { type IncidentId, Party, Subject } from "../inputs.ts";
import { nameSubjects } from "../name-subjects.ts";
import { incidentMovesFrom } from "../states.ts";

/** What an entry of the timeline may tell. */
const Told = z.object({
  text: z.string().optional(),
  photoId: z.string().optional(),
  name: z.string().optional(),
  changed: z.array(z.string()).optional(),
  /** What it is about since then, and what it is not about any more. */
  added: z.array(Subject).optional(),
  removed: z.array(Subject).optional(),
});

/** An incident with its timeline, the oldest entry first. Throws `not_found`. */
export async function getIncident(ctx: Context, { incidentId }: z.infer<typeof IncidentId>) {
  const reader = authorise(ctx.actor, "incidents.view");
  const { organisationId } = reader;
  const { db } = ctx.session;
  const [row] = await db
    .select({ incident: incidents, reporter: users.name })
    .from(incidents)
    .leftJoin(users, eq(users.id, incidents.reportedBy))
    .where(and(eq(incidents.organisationId, organisationId), eq(incidents.id, incidentId)));
  if (!row) throw new DomainError("not_found");
  const entries = await db
    .select({ entry: incidentEntries, actor: users.name })
    .from(incidentEntries)
    .leftJoin(users, sql`${users.id}::text = ${incidentEntries.actorId}`)
    .where(and(eq(incidentEntries.organisationId, organisationId), eq(incidentEntries.incidentId, incidentId)))
    .orderBy(asc(incidentEntries.version));
  const about = await db
    .select({ kind: incidentSubjects.kind, id: incidentSubjects.subjectId })
    .from(incidentSubjects)
    .where(and(eq(incidentSubjects.organisationId, organisationId), eq(incidentSubjects.incidentId, incidentId)));
  const photos = await db
    .select({ id: incidentPhotos.id, name: incidentPhotos.name, addedAt: incidentPhotos.addedAt })
    .from(incidentPhotos)
    .where(and(eq(incidentPhotos.organisationId, organisationId), eq(incidentPhotos.incidentId, incidentId)))
    .orderBy(asc(incidentPhotos.addedAt), asc(incidentPhotos.id));
  const { latE7, lonE7, organisationId: _, ...incident } = row.incident;
  const told = entries.map(({ entry: { body } }) => Told.parse(body));
  const changes = await nameSubjects(
    db,
    organisationId,
    told.flatMap(({ added = [], removed = [] }) => [...added, ...removed]),
  );
  /** What is not there any more has no name. */
  const named = (of: readonly Subject[]) =>
    of.map((subject) => ({ ...subject, name: changes.find(isSame(subject))?.name ?? null }));
  const mayWork = can(reader, "incidents.work");
  return {
    ...incident,
    at: latE7 === null || lonE7 === null ? null : { latE7, lonE7 },
    parties: z.array(Party).parse(incident.parties),
    happenedAt: incident.happenedAt.getTime(),
    reportedAt: incident.reportedAt.getTime(),
    resolvedAt: incident.resolvedAt?.getTime() ?? null,
    changedAt: incident.changedAt.getTime(),
    reporter: row.reporter,
    erasedAt: incident.erasedAt?.getTime() ?? null,
    isBlocking: isBlocking(incident, about),
    subjects: await nameSubjects(db, organisationId, about),
    photos: photos.map(({ addedAt, ...photo }) => ({ ...photo, addedAt: addedAt.getTime() })),
    entries: entries.map(({ entry: { version, type, body, occurredAt }, actor }) => {
      const { added, removed, ...words } = Told.parse(body);
      return {
        ...{ version, type, actor, at: occurredAt.getTime() },
        told: { ...words, ...(added && { added: named(added) }), ...(removed && { removed: named(removed) }) },
      };
    }),
    may: {
      moves: mayWork ? incidentMovesFrom(incident.state) : [],
      change: mayWork,
      erase: can(reader, "organisation.manage"),
    },
  };
}

const isSame = (one: Subject) => (other: Subject) => other.kind === one.kind && other.id === one.id;
