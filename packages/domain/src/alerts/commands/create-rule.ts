import { newId } from "@cartage/db/id";
import { alertRules } from "@cartage/db/schema/alerts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { checkReferences } from "../check-references.ts";
import { explainRule } from "../hold-rule.ts";
import type { CreateRule } from "../inputs.ts";
import { writeVersion } from "../rule-versions.ts";

/** Adds a rule, which judges every fix from now on. Throws `rule.name_taken`, `rule.unknown_scope`. */
export async function createRule(ctx: Context, { name, definition }: z.infer<typeof CreateRule>) {
  const { organisationId } = authorise(ctx.actor, "rules.edit");

  return transactionally(ctx, async (tx) => {
    await checkReferences(tx, definition);
    const ruleId = newId();
    const createdAt = ctx.now();
    await tx.insert(alertRules).values({ id: ruleId, organisationId, name, createdAt }).catch(explainRule);
    await writeVersion(tx, { ruleId, version: 1, definition, at: createdAt });
    const event = { type: "alert_rule.created" as const, alertRuleId: ruleId, occurredAt: createdAt };
    await record(tx, event, { after: { name, definition } });
    return { ruleId };
  });
}
