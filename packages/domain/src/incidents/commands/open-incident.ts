import { newId } from "@cartage/db/id";
import { incidents } from "@cartage/db/schema/incidents";
import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { can } from "../../permissions.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { blocksByDefault, closesHubsByDefault } from "../block-rules.ts";
import type { OpenIncident } from "../inputs.ts";
import { replaceSubjects } from "../name-subjects.ts";
import { ofReporter } from "../of-reporter.ts";
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
        blocks: given.blocks ?? blocksByDefault(given),
        closesHubs: given.closesHubs ?? closesHubsByDefault(given),
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
    const { kind, severity, description, blocks, closesHubs } = incident;
    const after = { kind, severity, blocks, closesHubs, subjects: about };
    // the audit trail keeps for ever what it is told, and so is not told in words
    await addEntry(tx, incident, { type: "opened", body: { ...after, description }, change: { after } });
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
