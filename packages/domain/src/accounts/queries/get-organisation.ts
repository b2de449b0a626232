import { organisationLogos, organisations } from "@cartage/db/schema/accounts";
import { plans } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { organisationSettings } from "../organisation-settings.ts";
import { keptForDays } from "../rules.ts";

/** What can be set about the organisation, and for how many days positions may be kept at most. */
export async function getOrganisation(ctx: Context, { installationDays }: { installationDays: number }) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const [found] = await ctx.session.db
    .select({
      id: organisations.id,
      ...organisationSettings,
      logo: organisationLogos.digest,
      planDays: plans.maxRetentionDays,
    })
    .from(organisations)
    .innerJoin(plans, eq(plans.id, organisations.planId))
    .leftJoin(organisationLogos, eq(organisationLogos.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId));
  if (!found) throw new DomainError("not_found");
  const { planDays, ...settings } = found;
  return { ...settings, retentionLimitDays: keptForDays(installationDays, planDays) };
}
