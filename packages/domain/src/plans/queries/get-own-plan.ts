import { organisations } from "@cartage/db/schema/accounts";
import { plans } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { readSubscriptions, type Subscription } from "../read-subscriptions.ts";
import { readUsage, type Usage } from "../usage.ts";

export interface PlanLimits {
  name: string;
  /** Null is no limit, here and below. */
  maxVehicles: number | null;
  secondsBetweenPositions: number | null;
  maxRetentionDays: number | null;
}

export interface OwnPlan {
  plan: PlanLimits;
  usage: Usage;
  subscriptions: Subscription[];
}

/** The plan that the organisation is on, and what it uses of it. */
export async function getOwnPlan(ctx: Context): Promise<OwnPlan> {
  const { organisationId } = authorise(ctx.actor, "plan.view");
  const { name, maxVehicles, secondsBetweenPositions, maxRetentionDays } = plans;
  const [plan] = await ctx.session.db
    .select({ name, maxVehicles, secondsBetweenPositions, maxRetentionDays })
    .from(plans)
    .innerJoin(organisations, eq(organisations.planId, plans.id))
    .where(eq(organisations.id, organisationId));
  if (!plan) throw new DomainError("not_found");
  const usage = await readUsage(ctx, organisationId);
  return { plan, usage, subscriptions: await readSubscriptions(ctx, organisationId) };
}
