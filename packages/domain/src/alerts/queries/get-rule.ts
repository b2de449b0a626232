import { alertRules } from "@cartage/db/schema/alerts";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { RuleId } from "../inputs.ts";
import { type RuleRow, ruleColumns, toRuleRow, withNames } from "../rule-row.ts";

/** A rule as it is now, archived ones too. Throws `not_found`. */
export async function getRule(ctx: Context, { ruleId }: z.infer<typeof RuleId>): Promise<RuleRow> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const [row] = await ctx.session.db
    .select(ruleColumns)
    .from(alertRules)
    .where(and(eq(alertRules.organisationId, organisationId), eq(alertRules.id, ruleId)));
  if (!row) throw new DomainError("not_found");
  const [rule] = await withNames(ctx, [toRuleRow(row)]);
  if (!rule) throw new DomainError("not_found");
  return rule;
}
