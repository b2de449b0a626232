import { planProducts, plans } from "@cartage/db/schema/plans";
import { asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { clearDefault } from "../clear-default.ts";
import type { UpdatePlan } from "../inputs.ts";
import { lockPlans } from "../lock-plans.ts";
import { explainPlan } from "../plan-refusals.ts";
import { settlePlans } from "../settle-plans.ts";
import { writeProducts } from "../write-products.ts";

/**
 * Changes a plan for everybody who is on it; vehicles beyond a smaller limit stay. Throws `not_found`,
 * `plan.name_taken`, `plan.product_taken`, and `plan.default_needed` for the default that should be none.
 */
export async function updatePlan(ctx: Context, { planId, products, ...given }: z.infer<typeof UpdatePlan>) {
  authoriseOnPlatform(ctx.actor, "plans.manage");

  return transactionally(ctx, async (tx) => {
    await lockPlans(tx);
    const isIt = eq(plans.id, planId);
    const { name, maxVehicles, secondsBetweenPositions, maxRetentionDays, isDefault } = plans;
    const limits = { name, maxVehicles, secondsBetweenPositions, maxRetentionDays, isDefault };
    const [known] = await tx.select(limits).from(plans).where(isIt).for("update");
    if (!known) throw new DomainError("not_found");
    if (known.isDefault && !given.isDefault) throw new DomainError("plan.default_needed");
    if (given.isDefault && !known.isDefault) await clearDefault(tx);
    const sold = await tx
      .select({ provider: planProducts.provider, product: planProducts.product })
      .from(planProducts)
      .where(eq(planProducts.planId, planId))
      .orderBy(asc(planProducts.provider), asc(planProducts.product));
    await tx.update(plans).set(given).where(isIt).catch(explainPlan);
    await writeProducts(tx, planId, products);
    const change = changeOf({ ...known, products: sold }, { ...given, products });
    await record(tx, { type: "plan.changed", planId, occurredAt: ctx.now() }, change);
    await settlePlans(tx);
    return { planId };
  });
}
