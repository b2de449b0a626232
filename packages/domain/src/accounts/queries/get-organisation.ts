import { organisationLogos, organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { organisationSettings } from "../organisation-settings.ts";
import { type RetentionBounds, retentionLimitDays } from "../rules.ts";

/** What can be set about the organisation, and within which bounds. */
export async function getOrganisation(ctx: Context, bounds: RetentionBounds) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const [found] = await ctx.session.db
    .select({ id: organisations.id, ...organisationSettings, logo: organisationLogos.digest })
    .from(organisations)
    .leftJoin(organisationLogos, eq(organisationLogos.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId));
  if (!found) throw new DomainError("not_found");
  return { ...found, retentionLimitDays: retentionLimitDays(bounds) };
}
