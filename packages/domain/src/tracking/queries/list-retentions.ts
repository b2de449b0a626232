import { organisations } from "@cartage/db/schema/accounts";
import { plans } from "@cartage/db/schema/plans";
import type { Session } from "@cartage/db/session";
import { eq, isNotNull, sql } from "drizzle-orm";

/**
 * For how many days organisations have positions kept, by their keys: the fewer of what they asked for and what their plan
 * keeps; those of which neither says anything are missing. A role that stores for all sees all, a device's connection its
 * own organisation.
 */
export async function listRetentions({ db }: Pick<Session, "db">): Promise<Map<number, number>> {
  const days = sql<number>`least(${organisations.retentionDays}, ${plans.maxRetentionDays})`;
  const rows = await db
    .select({ key: organisations.key, days })
    .from(organisations)
    .innerJoin(plans, eq(plans.id, organisations.planId))
    .where(isNotNull(days));
  return new Map(rows.map((row) => [row.key, row.days]));
}
