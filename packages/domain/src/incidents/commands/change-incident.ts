import { incidentSubjects } from "@cartage/db/schema/incidents";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIncident, type IncidentRecord } from "../hold-incident.ts";
import type { ChangeIncident } from "../inputs.ts";
import { replaceSubjects } from "../name-subjects.ts";
import { writeEntry } from "../write-entry.ts";

/** Changes what is known of an incident. Throws `not_found`, `changed_meanwhile`, `incident.subject_unknown`. */
export async function changeIncident(ctx: Context, input: z.infer<typeof ChangeIncident>) {
  const actor = authorise(ctx.actor, "incidents.work");
  const { incidentId, basedOn, subjects, at, severity, description, place, parties } = input;

  return transactionally(ctx, async (tx) => {
    const before = await holdIncident(tx, actor, { incidentId, basedOn });
    const there = await tx.select().from(incidentSubjects).where(eq(incidentSubjects.incidentId, incidentId));
    const { blocks = before.blocks, closesHubs = before.closesHubs } = input;
    const set = {
      ...{ severity, description, place, parties, blocks, closesHubs },
      happenedAt: new Date(input.happenedAt),
      latE7: at?.latE7 ?? null,
      lonE7: at?.lonE7 ?? null,
    };
    await replaceSubjects(tx, before, subjects);
    const about = (of: readonly { kind: string; id: string }[]) => of.map(({ kind, id }) => `${kind} ${id}`).sort();
    const change = changeOf(
      { ...before, subjects: about(there.map(({ kind, subjectId: id }) => ({ kind, id }))) },
      { ...set, subjects: about(subjects) },
    );
    const body = { changed: Object.keys(change.after) };
    const { version } = await writeEntry(tx, before, { type: "changed", body, change: withoutWords(change), set });
    return { incidentId, version };
  });
}

/** The audit trail keeps for ever what it is told: of what may name people, only that it changed. */
function withoutWords({ before, after }: { before: object; after: object }) {
  const left = (of: object) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => audited.has(name as keyof IncidentRecord)));
  const rest = Object.keys(after).filter((name) => !audited.has(name as keyof IncidentRecord));
  return { before: left(before), after: { ...left(after), ...(rest.length > 0 && { changed: rest }) } };
}

const audited = new Set<keyof IncidentRecord | "subjects">([
  "severity",
  "blocks",
  "closesHubs",
  "happenedAt",
  "subjects",
]);
