import { organisations } from "@cartage/db/schema/accounts";
import { plans } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { UpdateOrganisation } from "../inputs.ts";
import { organisationSettings } from "../organisation-settings.ts";
import { keptForDays } from "../rules.ts";

/** Changes what is given of the organisation's profile and settings. Throws `input.invalid` for too long a retention. */
export async function updateOrganisation(
  ctx: Context,
  given: z.infer<typeof UpdateOrganisation>,
  { installationDays }: { installationDays: number },
) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const isOurs = eq(organisations.id, organisationId);
    const [found] = await tx
      .select({ ...organisationSettings, planDays: plans.maxRetentionDays })
      .from(organisations)
      .innerJoin(plans, eq(plans.id, organisations.planId))
      .where(isOurs)
      .for("update", { of: organisations });
    if (!found) throw new DomainError("not_found");
    const { planDays, ...known } = found;
    const maximum = keptForDays(installationDays, planDays);
    const change = changeOf(known, given);
    if (Object.keys(change.after).length === 0) return { organisationId };
    if ((change.after.retentionDays ?? 0) > maximum)
      throw new DomainError("input.invalid", { fields: { retentionDays: { code: "too_big", values: { maximum } } } });
    await tx.update(organisations).set(change.after).where(isOurs);
    await record(tx, { type: "organisation.changed", organisationId, occurredAt: ctx.now() }, change);
    return { organisationId };
  });
}
