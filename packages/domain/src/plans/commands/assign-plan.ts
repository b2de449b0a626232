import { organisations } from "@cartage/db/schema/accounts";
import { billingCustomers, plans } from "@cartage/db/schema/plans";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { audit } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { type AssignPlan, billingProviders } from "../inputs.ts";
import { lockPlans } from "../lock-plans.ts";
import { matchSubscriptions } from "../match-subscriptions.ts";
import { explainPlan } from "../plan-refusals.ts";
import { settlePlans } from "../settle-plans.ts";

type Customers = z.infer<typeof AssignPlan>["customers"];

/**
 * Gives an organisation a plan, or leaves it to its subscription; says by which name each provider knows it.
 * Throws `not_found`, and `plan.customer_taken` for another organisation's name.
 */
export async function assignPlan(ctx: Context, { organisationId, planId, customers }: z.infer<typeof AssignPlan>) {
  authoriseOnPlatform(ctx.actor, "plans.manage");

  return transactionally(ctx, async (tx) => {
    await lockPlans(tx);
    const isIt = eq(organisations.id, organisationId);
    const { givenPlanId } = organisations;
    const [known] = await tx.select({ givenPlanId }).from(organisations).where(isIt).for("update");
    if (!known) throw new DomainError("not_found");
    const [plan] =
      planId === null ? [null] : await tx.select({ name: plans.name }).from(plans).where(eq(plans.id, planId));
    if (plan === undefined) throw new DomainError("not_found");
    await tx.update(organisations).set({ givenPlanId: planId }).where(isIt);
    await writeCustomers(tx, organisationId, customers);
    await matchSubscriptions(tx);
    const after = { givenPlan: plan?.name ?? null, ...customers };
    await audit(tx, { type: "organisation.billing_changed", organisationId, occurredAt: ctx.now() }, { after });
    await settlePlans(tx);
    return { organisationId };
  });
}

async function writeCustomers(tx: Transaction, organisationId: string, customers: Customers): Promise<void> {
  await tx.delete(billingCustomers).where(eq(billingCustomers.organisationId, organisationId));
  const rows = billingProviders.flatMap((provider) => {
    const customer = customers[provider];
    return customer === null ? [] : [{ organisationId, provider, customer }];
  });
  if (rows.length > 0) await tx.insert(billingCustomers).values(rows).catch(explainPlan);
}
