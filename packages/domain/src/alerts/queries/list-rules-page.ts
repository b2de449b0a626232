import { alertRules } from "@cartage/db/schema/alerts";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListRules } from "../inputs.ts";
import { type RuleRow, type RuleStanding, ruleColumns, toRuleRow, withNames } from "../rule-row.ts";

const order = byText(alertRules.name);

const inStanding: Record<RuleStanding, SQL | undefined> = {
  active: and(isNull(alertRules.archivedAt), isNull(alertRules.pausedAt)),
  paused: and(isNull(alertRules.archivedAt), isNotNull(alertRules.pausedAt)),
  archived: isNotNull(alertRules.archivedAt),
};

/** The organisation's rules by name, a page at a time; archived ones only where they are asked for. */
export async function listRulesPage(ctx: Context, input: z.infer<typeof ListRules>): Promise<Page<RuleRow>> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { search, standing, direction, cursor, limit } = input;
  const rows = await ctx.session.db
    .select({ ...ruleColumns, sortedBy: order.key })
    .from(alertRules)
    .where(
      and(
        eq(alertRules.organisationId, organisationId),
        standing ? inStanding[standing] : isNull(alertRules.archivedAt),
        contains(sql`${alertRules.name}`, search),
        afterCursor(cursor, order, alertRules.id, direction),
      ),
    )
    .orderBy(...ordered(order, alertRules.id, direction))
    .limit(limit + 1);
  const found = page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: toRuleRow });
  return { ...found, items: await withNames(ctx, found.items) };
}
