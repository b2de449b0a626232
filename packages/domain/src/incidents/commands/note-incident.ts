import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIncident } from "../hold-incident.ts";
import type { NoteIncident } from "../inputs.ts";
import { writeEntry } from "../write-entry.ts";

/** Writes a note into an incident's timeline. Throws `not_found`. */
export async function noteIncident(ctx: Context, { incidentId, text }: z.infer<typeof NoteIncident>) {
  const actor = authorise(ctx.actor, "incidents.report");

  return transactionally(ctx, async (tx) => {
    const before = await holdIncident(tx, actor, { incidentId });
    const { version } = await writeEntry(tx, before, { type: "noted", body: { text } });
    return { incidentId, version };
  });
}
