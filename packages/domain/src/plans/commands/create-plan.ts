import { newId } from "@cartage/db/id";
import { plans } from "@cartage/db/schema/plans";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { clearDefault } from "../clear-default.ts";
import type { CreatePlan } from "../inputs.ts";
import { lockPlans } from "../lock-plans.ts";
import { explainPlan } from "../plan-refusals.ts";
import { settlePlans } from "../settle-plans.ts";
import { writeProducts } from "../write-products.ts";

/** Offers a plan. Throws `plan.name_taken`, `plan.product_taken`. */
export async function createPlan(ctx: Context, { products, ...given }: z.infer<typeof CreatePlan>) {
  authoriseOnPlatform(ctx.actor, "plans.manage");

  return transactionally(ctx, async (tx) => {
    await lockPlans(tx);
    const planId = newId();
    const createdAt = ctx.now();
    if (given.isDefault) await clearDefault(tx);
    await tx
      .insert(plans)
      .values({ id: planId, ...given, createdAt })
      .catch(explainPlan);
    await writeProducts(tx, planId, products);
    await record(tx, { type: "plan.created", planId, occurredAt: createdAt }, { after: { ...given, products } });
    await settlePlans(tx);
    return { planId };
  });
}
