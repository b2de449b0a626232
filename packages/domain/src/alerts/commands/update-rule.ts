import { isDeepStrictEqual } from "node:util";
import { alertRules } from "@cartage/db/schema/alerts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import { changeOf } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { checkReferences } from "../check-references.ts";
import { explainRule, holdRule } from "../hold-rule.ts";
import type { UpdateRule } from "../inputs.ts";
import { endVersion, newestVersion, oneVersion, writeVersion } from "../rule-versions.ts";

/**
 * Changes a rule: fixes before now stay judged by the version that was in force. Throws `not_found`, `rule.name_taken`,
 * `rule.unknown_scope`, `changed_meanwhile`.
 */
export async function updateRule(ctx: Context, { ruleId, basedOn, ...given }: z.infer<typeof UpdateRule>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    const { name, pausedAt, isIt } = await holdRule(tx, organisationId, ruleId);
    const { version, definition } = await newestVersion(tx, ruleId);
    if (given.definition && basedOn !== undefined && basedOn !== version) {
      const { definition: known } = await oneVersion(tx, ruleId, basedOn);
      // it is paused and resumed, or its limits by type change, in versions that say the same
      if (!isDeepStrictEqual(known, definition))
        throw new DomainError("changed_meanwhile", { about: { subject: "rule" } });
    }
    const change = changeOf({ name, definition }, given);
    if (Object.keys(change.after).length === 0) return { ruleId };
    const at = ctx.now();
    if (change.after.name) await tx.update(alertRules).set({ name: change.after.name }).where(isIt).catch(explainRule);
    if (change.after.definition) {
      await checkReferences(tx, change.after.definition);
      await endVersion(tx, ruleId, at);
      const next = { ruleId, version: version + 1, definition: change.after.definition, at };
      await writeVersion(tx, { ...next, isPaused: pausedAt !== null });
    }
    await record(tx, { type: "alert_rule.changed", alertRuleId: ruleId, occurredAt: at }, change);
    return { ruleId };
  });
}
