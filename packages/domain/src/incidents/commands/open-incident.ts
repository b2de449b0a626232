import { newId } from "@cartage/db/id";
import { assignments } from "@cartage/db/schema/fleet";
import { incidents } from "@cartage/db/schema/incidents";
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise, type Insider } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { can } from "../../permissions.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { OpenIncident, Subject } from "../inputs.ts";
import { replaceSubjects } from "../name-subjects.ts";
import { addEntry } from "../write-entry.ts";

/** Reports that something went wrong; what it names is held up from now on, where it blocks. Throws `incident.subject_unknown`. */
export async function openIncident(ctx: Context, { subjects, at, ...given }: z.infer<typeof OpenIncident>) {
  const actor = authorise(ctx.actor, "incidents.report");
  const { organisationId } = actor;

  return transactionally(ctx, async (tx) => {
    const now = ctx.now();
    const [incident] = await tx
      .insert(incidents)
      .values({
        ...given,
        id: newId(),
        organisationId,
        number: await takeNumber(tx, organisationId),
        happenedAt: new Date(given.happenedAt),
        latE7: at?.latE7 ?? null,
        lonE7: at?.lonE7 ?? null,
        reportedBy: actor.id,
        reportedAt: now,
        changedAt: now,
      })
      .returning();
    if (!incident) throw new Error("An incident was not written.");
    const about = can(actor, "incidents.work") ? subjects : await ofReporter(tx, actor, subjects);
    await replaceSubjects(tx, incident, about);
    const { kind, severity, description, blocks } = incident;
    await addEntry(tx, incident, { type: "opened", body: { kind, severity, description, blocks, subjects: about } });
    return { incidentId: incident.id, number: incident.number, version: incident.version };
  });
}

/** The organisation's next number. Whoever takes one at once waits. */
async function takeNumber(tx: Transaction, organisationId: string): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`incident number ${organisationId}`}, 0))`);
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${incidents.number}), 0)` })
    .from(incidents)
    .where(eq(incidents.organisationId, organisationId));
  return (last?.number ?? 0) + 1;
}

/** Who only reports holds up nobody's vehicle but his own: a driver himself and what he drives now, and no other. */
async function ofReporter(tx: Transaction, actor: Insider, subjects: readonly Subject[]): Promise<Subject[]> {
  const now = tx.context.now();
  const goods = subjects.filter(({ kind }) => kind === "order" || (kind === "hub" && actor.role === "hub_worker"));
  if (actor.role !== "driver") return goods;
  const driven = await tx
    .select({ id: assignments.vehicleId })
    .from(assignments)
    .where(
      and(
        eq(assignments.organisationId, actor.organisationId),
        eq(assignments.driverId, actor.id),
        lte(assignments.assignedAt, now),
        or(isNull(assignments.endedAt), gt(assignments.endedAt, now)),
      ),
    );
  const named = subjects.filter(({ kind, id }) => kind === "vehicle" && driven.some((vehicle) => vehicle.id === id));
  const vehicles = named.length > 0 ? named : driven.slice(0, 1).map(({ id }) => ({ kind: "vehicle" as const, id }));
  return [...vehicles, { kind: "driver", id: actor.id }, ...goods];
}
