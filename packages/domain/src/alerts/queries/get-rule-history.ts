import { alertRules, alertRuleVersions } from "@cartage/db/schema/alerts";
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { RuleId } from "../inputs.ts";
import { namesIn, namesOf } from "../names-in.ts";
import { definitionOf } from "../rule-versions.ts";

const most = 100;

/** The newest versions of a rule, with the fix times that each judges, ms; `until` is null for the one in force. Throws `not_found`. */
export async function getRuleHistory(ctx: Context, { ruleId }: z.infer<typeof RuleId>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { version, definition, validFrom, validUntil } = alertRuleVersions;
  const rows = await ctx.session.db
    .select({ version, definition, validFrom, validUntil })
    .from(alertRuleVersions)
    .innerJoin(alertRules, eq(alertRules.id, alertRuleVersions.ruleId))
    .where(and(eq(alertRules.organisationId, organisationId), eq(alertRules.id, ruleId)))
    .orderBy(desc(version))
    .limit(most);
  if (rows.length === 0) throw new DomainError("not_found");
  const versions = rows.map((row) => ({ ...row, definition: definitionOf(row.definition) }));
  const names = await namesIn(
    ctx,
    versions.map((each) => each.definition),
  );
  return versions.map((each) => ({
    version: each.version,
    from: each.validFrom.getTime(),
    until: each.validUntil?.getTime() ?? null,
    definition: each.definition,
    names: namesOf(each.definition, names),
  }));
}
