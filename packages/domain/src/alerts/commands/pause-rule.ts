import { alertRules } from "@cartage/db/schema/alerts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRule } from "../hold-rule.ts";
import type { RuleId } from "../inputs.ts";
import { endVersion } from "../rule-versions.ts";

/** From now on the rule judges nothing, until it is resumed. Again is harmless. Throws `not_found`. */
export async function pauseRule(ctx: Context, { ruleId }: z.infer<typeof RuleId>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const { pausedAt: before, isIt } = await holdRule(tx, organisationId, ruleId);
    if (before) return { ruleId };
    const pausedAt = ctx.now();
    await tx.update(alertRules).set({ pausedAt }).where(isIt);
    await endVersion(tx, ruleId, pausedAt);
    await record(tx, { type: "alert_rule.paused", alertRuleId: ruleId, occurredAt: pausedAt });
    return { ruleId };
  });
}
