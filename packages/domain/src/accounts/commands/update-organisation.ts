import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateOrganisation } from "../inputs.ts";

const explainOrganisation = explain({
  organisations_retention_within_plan: { code: "plan.retention_reached", field: "retentionDays" },
});

/** Changes what is given of the organisation: its name, and whether its people need a second factor. */
export async function updateOrganisation(ctx: Context, given: z.infer<typeof UpdateOrganisation>) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const isOurs = eq(organisations.id, organisationId);
    const { name, requiresSecondFactor } = organisations;
    const [known] = await tx.select({ name, requiresSecondFactor }).from(organisations).where(isOurs).for("update");
    if (!known) throw new DomainError("not_found");
    const change = changeOf(known, given);
    if (Object.keys(change.after).length === 0) return { organisationId };
    await tx.update(organisations).set(change.after).where(isOurs).catch(explainOrganisation);
    await record(tx, { type: "organisation.changed", organisationId, occurredAt: ctx.now() }, change);
    return { organisationId };
  });
}
