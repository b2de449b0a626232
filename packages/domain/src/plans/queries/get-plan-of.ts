import { organisations } from "@cartage/db/schema/accounts";
import { billingCustomers } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { BillingProvider, OrganisationOfPlan } from "../inputs.ts";
import { readSubscriptions, type Subscription } from "../read-subscriptions.ts";
import { readUsage, type Usage } from "../usage.ts";

export interface PlanOfOrganisation {
  /** The one in force. */
  planId: string;
  /** The one that people of the platform chose; null when the subscription or the default decides. */
  givenPlanId: string | null;
  /** By which name each provider knows the organisation. */
  customers: Record<BillingProvider, string | null>;
  usage: Usage;
  subscriptions: Subscription[];
}

/** An organisation's plan, where it comes from, and what is used of it, for people of the platform. Throws `not_found`. */
export async function getPlanOf(
  ctx: Context,
  { organisationId }: z.infer<typeof OrganisationOfPlan>,
): Promise<PlanOfOrganisation> {
  authoriseOnPlatform(ctx.actor, "organisations.view");
  const { planId, givenPlanId } = organisations;
  const [found] = await ctx.session.db
    .select({ planId, givenPlanId })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!found) throw new DomainError("not_found");
  const { provider, customer } = billingCustomers;
  const known = await ctx.session.db
    .select({ provider, customer })
    .from(billingCustomers)
    .where(eq(billingCustomers.organisationId, organisationId));
  const customerOf = (wanted: BillingProvider) => known.find((row) => row.provider === wanted)?.customer ?? null;
  return {
    ...found,
    customers: { stripe: customerOf("stripe"), revenuecat: customerOf("revenuecat") },
    usage: await readUsage(ctx, organisationId),
    subscriptions: await readSubscriptions(ctx, organisationId),
  };
}
