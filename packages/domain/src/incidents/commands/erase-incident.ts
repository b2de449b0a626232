import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { eraseIncidents } from "../erase-incidents.ts";
import { holdIncident } from "../hold-incident.ts";
import type { EraseIncident } from "../inputs.ts";

/**
 * Erases what an incident tells of people, on their request; that there was one stays. Its number is typed. Throws
 * `not_found`, `incident.number_differs`.
 */
export async function eraseIncident(ctx: Context, { incidentId, number }: z.infer<typeof EraseIncident>) {
  const actor = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const before = await holdIncident(tx, actor, { incidentId });
    if (number.replace(/^#/, "") !== String(before.number))
      throw new DomainError("incident.number_differs", { fields: { number: { code: "incident.number_differs" } } });
    await eraseIncidents(tx, actor.organisationId, { incidentIds: [incidentId], because: "asked" });
    const { kind, severity, state } = before;
    const event = { type: "incident.erased" as const, incidentId, kind, severity, state, version: before.version + 1 };
    await record(tx, { ...event, occurredAt: ctx.now() });
    return { incidentId };
  });
}
