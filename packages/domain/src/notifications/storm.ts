import { alerts } from "@cartage/db/schema/alerts";
import { and, count, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** Of one rule, within a minute: more than these are told of together. */
const mostAlone = 5;
const windowMs = 60_000;

interface Storm {
  about: string;
  notBefore: Date;
  content: { ruleId: string; stormFrom: number; rule?: string };
}

/**
 * The storm that an alert is part of: the rule had opened five others in the minute before it. All of the storm's minute
 * share one summary, which waits for its end. Goes by when alerts opened, so that the order of handling does not matter.
 */
export async function stormOf(tx: Transaction, alert: typeof alerts.$inferSelect): Promise<Storm | null> {
  const since = new Date(alert.openedAt.getTime() - windowMs);
  const [before] = await tx
    .select({ count: count() })
    .from(alerts)
    .where(
      and(
        eq(alerts.ruleId, alert.ruleId),
        gt(alerts.openedAt, since),
        sql`(${alerts.openedAt}, ${alerts.id}) < (select opened_at, id from alerts a where a.id = ${alert.id})`,
      ),
    );
  if ((before?.count ?? 0) < mostAlone) return null;
  const stormFrom = Math.floor(alert.openedAt.getTime() / windowMs) * windowMs;
  return {
    about: `${alert.ruleId}:${stormFrom}`,
    notBefore: new Date(stormFrom + windowMs),
    content: { ruleId: alert.ruleId, stormFrom },
  };
}
