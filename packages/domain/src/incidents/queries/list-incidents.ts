import { users } from "@cartage/db/schema/accounts";
import { incidentSubjects, incidents } from "@cartage/db/schema/incidents";
import { and, eq, exists, inArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, byNumber, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { isBlocking } from "../block-rules.ts";
import type { ListIncidents, Subject } from "../inputs.ts";
import { type NamedSubject, nameSubjects } from "../name-subjects.ts";
import type { IncidentKind, IncidentSeverity, IncidentState } from "../states.ts";

type Input = z.infer<typeof ListIncidents>;

export interface IncidentRow {
  id: string;
  number: number;
  kind: IncidentKind;
  severity: IncidentSeverity;
  state: IncidentState;
  description: string;
  place: string | null;
  /** Epoch ms. */
  happenedAt: number;
  changedAt: number;
  isBlocking: boolean;
  subjects: NamedSubject[];
  reporter: string | null;
}

const sorts = {
  number: byNumber(sql`${incidents.number}`),
  happenedAt: byInstant(incidents.happenedAt),
} satisfies Record<Input["sort"], Order>;
const searchable = sql`('#' || ${incidents.number}::text || ' ' || ${incidents.description} || ' ' || coalesce(${incidents.place}, ''))`;

/** The organisation's incidents, a page at a time. */
export async function listIncidents(ctx: Context, input: Input): Promise<Page<IncidentRow>> {
  const { organisationId } = authorise(ctx.actor, "incidents.view");
  const { db } = ctx.session;
  const { sort, direction, cursor, limit } = input;
  const order = sorts[sort];
  const rows = await db
    .select({ incident: incidents, reporter: users.name, sortedBy: order.key })
    .from(incidents)
    .leftJoin(users, eq(users.id, incidents.reportedBy))
    .where(
      and(
        eq(incidents.organisationId, organisationId),
        ...filtersOf(ctx, input),
        afterCursor(cursor, order, incidents.id, direction),
      ),
    )
    .orderBy(...ordered(order, incidents.id, direction))
    .limit(limit + 1);
  const about = await subjectsOf(
    ctx,
    organisationId,
    rows.map(({ incident }) => incident.id),
  );
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.incident.id],
    toItem: ({ incident, reporter }) => ({
      id: incident.id,
      number: incident.number,
      kind: incident.kind,
      severity: incident.severity,
      state: incident.state,
      description: incident.description,
      place: incident.place,
      happenedAt: incident.happenedAt.getTime(),
      changedAt: incident.changedAt.getTime(),
      isBlocking: isBlocking(incident, about.get(incident.id) ?? []),
      subjects: about.get(incident.id) ?? [],
      reporter,
    }),
  });
}

function filtersOf({ session: { db } }: Context, { search, state, kind, severity, about }: Input): (SQL | undefined)[] {
  return [
    contains(searchable, search),
    state === "unresolved"
      ? inArray(incidents.state, ["open", "under_way"])
      : state === undefined
        ? undefined
        : eq(incidents.state, state),
    kind && eq(incidents.kind, kind),
    severity && eq(incidents.severity, severity),
    about &&
      exists(
        db
          .select({ id: incidentSubjects.incidentId })
          .from(incidentSubjects)
          .where(
            and(
              eq(incidentSubjects.incidentId, incidents.id),
              eq(incidentSubjects.kind, about.kind),
              eq(incidentSubjects.subjectId, about.id),
            ),
          ),
      ),
  ];
}

/** What each of some incidents is about, by name. */
async function subjectsOf(
  { session: { db } }: Context,
  organisationId: string,
  incidentIds: string[],
): Promise<Map<string, NamedSubject[]>> {
  const rows = await db.select().from(incidentSubjects).where(inArray(incidentSubjects.incidentId, incidentIds));
  const subjects: Subject[] = rows.map(({ kind, subjectId: id }) => ({ kind, id }));
  const named = new Map(
    (await nameSubjects(db, organisationId, subjects)).map((one) => [`${one.kind} ${one.id}`, one]),
  );
  const found = rows.flatMap(({ incidentId, kind, subjectId }) => {
    const subject = named.get(`${kind} ${subjectId}`);
    return subject ? [{ incidentId, subject }] : [];
  });
  return new Map(
    [...Map.groupBy(found, ({ incidentId }) => incidentId)].map(([id, of]) => [id, of.map(({ subject }) => subject)]),
  );
}
