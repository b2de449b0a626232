import { escalationChoices, escalationPolicies } from "@cartage/db/schema/escalation";
import { and, asc, eq, isNull } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

const most = 200;

/** The policies in use, the first 200 by name, and which alerts escalate by which. */
export async function listPolicies(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");
  const { db } = ctx.session;
  const { id, name, levels, repeats, repeatAfterS } = escalationPolicies;
  const policies = await db
    .select({ id, name, levels, repeats, repeatAfterS })
    .from(escalationPolicies)
    .where(and(eq(escalationPolicies.organisationId, organisationId), isNull(escalationPolicies.archivedAt)))
    .orderBy(asc(name), asc(id))
    .limit(most);
  const { ruleId, severity, policyId } = escalationChoices;
  const choices = await db
    .select({ ruleId, severity, policyId })
    .from(escalationChoices)
    .where(eq(escalationChoices.organisationId, organisationId))
    .limit(10_000);
  return { policies, choices };
}
