import { alertRules } from "@cartage/db/schema/alerts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRule } from "../hold-rule.ts";
import type { RuleId } from "../inputs.ts";
import { endVersion } from "../rule-versions.ts";

/** Takes a rule out of use for good; its alerts stay. Throws `not_found`. */
export async function archiveRule(ctx: Context, { ruleId }: z.infer<typeof RuleId>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const { name, isIt } = await holdRule(tx, organisationId, ruleId);
    const archivedAt = ctx.now();
    await tx.update(alertRules).set({ archivedAt }).where(isIt);
    await endVersion(tx, ruleId, archivedAt);
    const event = { type: "alert_rule.archived" as const, alertRuleId: ruleId, occurredAt: archivedAt };
    await record(tx, event, { before: { name } });
    return { ruleId };
  });
}
