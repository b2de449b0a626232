import { incidentSubjects } from "@cartage/db/schema/incidents";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf, withoutWords } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIncident, type IncidentRecord } from "../hold-incident.ts";
import { type ChangeIncident, Party, type Subject } from "../inputs.ts";
import { replaceSubjects } from "../name-subjects.ts";
import { writeEntry } from "../write-entry.ts";

/**
 * Changes what is known of an incident, and with what it is about what it holds up. Throws `not_found`, `changed_meanwhile`,
 * `incident.subject_unknown`.
 */
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
    const was = there.map(({ kind, subjectId: id }) => ({ kind, id }));
    const about = (of: readonly Subject[]) => [...new Set(of.map(keyOf))].sort();
    // as Postgres keeps them, their parts stand in another order
    const kept = { ...before, parties: z.array(Party).parse(before.parties), subjects: about(was) };
    const change = changeOf(kept, { ...set, subjects: about(subjects) });
    const added = subjects.filter((subject) => !about(was).includes(keyOf(subject)));
    const removed = was.filter((subject) => !about(subjects).includes(keyOf(subject)));
    const moved = { ...(added.length > 0 && { added }), ...(removed.length > 0 && { removed }) };
    const body = { changed: Object.keys(change.after), ...moved };
    const { version } = await writeEntry(tx, before, {
      type: "changed",
      body,
      change: withoutWords(change, audited),
      set,
    });
    // by its new version Postgres knows that whoever works on it names them, not the driver who reported it
    await replaceSubjects(tx, before, subjects);
    return { incidentId, version };
  });
}

const keyOf = ({ kind, id }: Subject) => `${kind} ${id}`;

/** What the audit trail is told, besides which of the rest changed. */
const audited: ReadonlySet<string> = new Set<keyof IncidentRecord | "subjects">([
  "severity",
  "blocks",
  "closesHubs",
  "happenedAt",
  "subjects",
]);
