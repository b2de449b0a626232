import { incidentSubjects } from "@cartage/db/schema/incidents";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIncident } from "../hold-incident.ts";
import type { ChangeIncident } from "../inputs.ts";
import { replaceSubjects } from "../name-subjects.ts";
import { writeEntry } from "../write-entry.ts";

/** Changes what is known of an incident. Throws `not_found`, `changed_meanwhile`, `incident.subject_unknown`. */
export async function changeIncident(ctx: Context, input: z.infer<typeof ChangeIncident>) {
  const actor = authorise(ctx.actor, "incidents.work");
  const { incidentId, basedOn, subjects, at, ...given } = input;

  return transactionally(ctx, async (tx) => {
    const before = await holdIncident(tx, actor, { incidentId, basedOn });
    const there = await tx.select().from(incidentSubjects).where(eq(incidentSubjects.incidentId, incidentId));
    const set = {
      ...given,
      happenedAt: new Date(given.happenedAt),
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
    const { version } = await writeEntry(tx, before, { type: "changed", body, change, set });
    return { incidentId, version };
  });
}
