import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { holdIncident } from "../hold-incident.ts";
import type { MoveIncident } from "../inputs.ts";
import { incidentAfter } from "../states.ts";
import { writeEntry } from "../write-entry.ts";

/** Moves an incident on; once resolved it holds up nothing. Throws `not_found`, `changed_meanwhile`, `incident.not_now`. */
export async function moveIncident(ctx: Context, { incidentId, move, note, basedOn }: z.infer<typeof MoveIncident>) {
  const actor = authorise(ctx.actor, "incidents.work");

  return transactionally(ctx, async (tx) => {
    const before = await holdIncident(tx, actor, { incidentId, basedOn });
    const state = incidentAfter(before.state, move);
    if (!state) throw new DomainError("incident.not_now", { about: { state: before.state } });
    const isOver = state === "resolved" || state === "closed";
    const resolvedAt = isOver ? (before.resolvedAt ?? ctx.now()) : null;
    const body = note === null ? {} : { text: note };
    const change = { before: { state: before.state }, after: { state } };
    const { version } = await writeEntry(tx, before, { type: move, body, change, set: { state, resolvedAt } });
    return { incidentId, version, state };
  });
}
