import { alertRules, alerts } from "@cartage/db/schema/alerts";
import { and, count, eq, gte, lt } from "drizzle-orm";
import type { Context } from "../context.ts";

/** How many alerts of a rule a storm's minute brought, and the rule's name. */
export async function countStorm(
  { session: { db } }: Pick<Context, "session">,
  { ruleId, stormFrom }: { ruleId?: string | undefined; stormFrom?: number | undefined },
): Promise<{ rule: string; count: number }> {
  if (!ruleId || stormFrom === undefined) return { rule: "", count: 0 };
  const [found] = await db
    .select({ rule: alertRules.name, count: count(alerts.id) })
    .from(alertRules)
    .leftJoin(
      alerts,
      and(
        eq(alerts.ruleId, alertRules.id),
        gte(alerts.openedAt, new Date(stormFrom)),
        lt(alerts.openedAt, new Date(stormFrom + 60_000)),
      ),
    )
    .where(eq(alertRules.id, ruleId))
    .groupBy(alertRules.name);
  return found ?? { rule: "", count: 0 };
}
