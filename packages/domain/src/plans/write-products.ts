import { planProducts } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";
import type { BillingProvider } from "./inputs.ts";
import { explainPlan } from "./plan-refusals.ts";

export type SoldProduct = { provider: BillingProvider; product: string };

/** Says what buys a plan, instead of what did. Throws `plan.product_taken` for what buys another. */
export async function writeProducts(tx: Transaction, planId: string, products: SoldProduct[]): Promise<void> {
  await tx.delete(planProducts).where(eq(planProducts.planId, planId));
  const rows = new Map(products.map((sold) => [`${sold.provider} ${sold.product}`, { ...sold, planId }]));
  if (rows.size > 0)
    await tx
      .insert(planProducts)
      .values([...rows.values()])
      .catch(explainPlan);
}
