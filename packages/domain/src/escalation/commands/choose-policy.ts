import { alertRules } from "@cartage/db/schema/alerts";
import { escalationChoices, escalationPolicies } from "@cartage/db/schema/escalation";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import type { ChoosePolicy } from "../inputs.ts";

/** Says by which policy the alerts of a rule, of a severity, or all others escalate. Throws `not_found`. */
export async function choosePolicyFor(ctx: Context, { ruleId, severity, policyId }: z.infer<typeof ChoosePolicy>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    await checkChoice(tx, organisationId, { ruleId, policyId });
    const isIt = and(
      eq(escalationChoices.organisationId, organisationId),
      ruleId === undefined ? isNull(escalationChoices.ruleId) : eq(escalationChoices.ruleId, ruleId),
      // a rule's own choice holds whatever the severity
      severity === undefined || ruleId !== undefined
        ? isNull(escalationChoices.severity)
        : eq(escalationChoices.severity, severity),
    );
    const [before] = await tx.delete(escalationChoices).where(isIt).returning({ policyId: escalationChoices.policyId });
    if (policyId !== null) {
      const given = { ruleId: ruleId ?? null, severity: ruleId === undefined ? (severity ?? null) : null };
      await tx.insert(escalationChoices).values({ organisationId, ...given, policyId });
    }
    const event = { type: "organisation.escalation_chosen", organisationId, occurredAt: ctx.now() } as const;
    await record(tx, event, {
      before: { policyId: before?.policyId ?? null },
      after: { ruleId: ruleId ?? null, severity: severity ?? null, policyId },
    });
    return { policyId };
  });
}

async function checkChoice(
  tx: Transaction,
  organisationId: string,
  { ruleId, policyId }: Pick<z.infer<typeof ChoosePolicy>, "ruleId" | "policyId">,
): Promise<void> {
  if (ruleId !== undefined) {
    const isIt = and(eq(alertRules.organisationId, organisationId), eq(alertRules.id, ruleId));
    const [rule] = await tx.select({ id: alertRules.id }).from(alertRules).where(isIt);
    if (!rule) throw new DomainError("not_found");
  }
  if (policyId === null) return;
  const { id, archivedAt } = escalationPolicies;
  const isIt = and(eq(escalationPolicies.organisationId, organisationId), eq(id, policyId), isNull(archivedAt));
  const [policy] = await tx.select({ id }).from(escalationPolicies).where(isIt);
  if (!policy) throw new DomainError("not_found");
}
