import { escalationChoices, escalationPolicies } from "@cartage/db/schema/escalation";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { PolicyId } from "../inputs.ts";

/** Takes a policy out of use: nothing escalates by it any more. Throws `not_found`. */
export async function archivePolicy(ctx: Context, { policyId }: z.infer<typeof PolicyId>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const archivedAt = ctx.now();
    const { count } = await tx
      .update(escalationPolicies)
      .set({ archivedAt })
      .where(
        and(
          eq(escalationPolicies.organisationId, organisationId),
          eq(escalationPolicies.id, policyId),
          isNull(escalationPolicies.archivedAt),
        ),
      );
    if (count === 0) throw new DomainError("not_found");
    await tx.delete(escalationChoices).where(eq(escalationChoices.policyId, policyId));
    await record(tx, { type: "escalation_policy.archived", escalationPolicyId: policyId, occurredAt: archivedAt });
    return { policyId };
  });
}
