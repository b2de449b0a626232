import { planProducts, plans } from "@cartage/db/schema/plans";
import { asc, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { BillingProvider } from "../inputs.ts";
import type { PlanLimits } from "./get-own-plan.ts";

export interface Plan extends PlanLimits {
  id: string;
  isDefault: boolean;
  /** How many organisations are on it. */
  organisations: number;
  products: { provider: BillingProvider; product: string }[];
}

const most = 200;

/** All plans, the first 200 by name. */
export async function listPlans(ctx: Context): Promise<Plan[]> {
  authoriseOnPlatform(ctx.actor, "organisations.view");
  const { db } = ctx.session;
  const { id, name, maxVehicles, secondsBetweenPositions, maxRetentionDays, isDefault } = plans;
  const rows = await db
    .select({
      id,
      name,
      maxVehicles,
      secondsBetweenPositions,
      maxRetentionDays,
      isDefault,
      organisations: sql<number>`(select count(*)::int from organisations o where o.plan_id = plans.id)`,
    })
    .from(plans)
    .orderBy(asc(name), asc(id))
    .limit(most);
  const { planId, provider, product } = planProducts;
  const sold = await db.select({ planId, provider, product }).from(planProducts).orderBy(asc(provider), asc(product));
  const byPlan = Map.groupBy(sold, (row) => row.planId);
  return rows.map((plan) => ({
    ...plan,
    products: (byPlan.get(plan.id) ?? []).map(({ planId: _, ...rest }) => rest),
  }));
}
