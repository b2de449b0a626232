import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";

export interface OrganisationSettings {
  id: string;
  name: string;
  requiresSecondFactor: boolean;
}

/** What can be set about the organisation. */
export async function getOrganisation(ctx: Context): Promise<OrganisationSettings> {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");
  const { id, name, requiresSecondFactor } = organisations;
  const [found] = await ctx.session.db
    .select({ id, name, requiresSecondFactor })
    .from(organisations)
    .where(eq(id, organisationId));
  if (!found) throw new DomainError("not_found");
  return found;
}
