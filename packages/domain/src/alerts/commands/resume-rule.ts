import { alertRules } from "@cartage/db/schema/alerts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdRule } from "../hold-rule.ts";
import type { RuleId } from "../inputs.ts";
import { newestVersion, writeVersion } from "../rule-versions.ts";

/** A paused rule judges fixes again from now on, not those of the pause. Again is harmless. Throws `not_found`. */
export async function resumeRule(ctx: Context, { ruleId }: z.infer<typeof RuleId>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const { pausedAt, isIt } = await holdRule(tx, organisationId, ruleId);
    if (!pausedAt) return { ruleId };
    const at = ctx.now();
    await tx.update(alertRules).set({ pausedAt: null }).where(isIt);
    const { version, definition } = await newestVersion(tx, ruleId);
    await writeVersion(tx, { ruleId, version: version + 1, definition, at });
    await record(tx, { type: "alert_rule.resumed", alertRuleId: ruleId, occurredAt: at });
    return { ruleId };
  });
}
