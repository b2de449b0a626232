import { escalationChoices, escalationPolicies } from "@cartage/db/schema/escalation";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** The policy of an alert: its rule's, else its severity's, else the organisation's; null where there is none. */
export async function choosePolicy(
  tx: Transaction,
  {
    organisationId,
    ruleId,
    severity,
  }: { organisationId: string; ruleId: string; severity: "info" | "warning" | "critical" },
) {
  const [policy] = await tx
    .select({ id: escalationPolicies.id, levels: escalationPolicies.levels })
    .from(escalationChoices)
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, escalationChoices.policyId))
    .where(
      and(
        eq(escalationChoices.organisationId, organisationId),
        isNull(escalationPolicies.archivedAt),
        or(
          eq(escalationChoices.ruleId, ruleId),
          eq(escalationChoices.severity, severity),
          and(isNull(escalationChoices.ruleId), isNull(escalationChoices.severity)),
        ),
      ),
    )
    .orderBy(sql`${escalationChoices.ruleId} is null, ${escalationChoices.severity} is null`)
    .limit(1);
  return policy ?? null;
}
