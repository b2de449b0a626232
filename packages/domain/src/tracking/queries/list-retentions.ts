import { organisations } from "@cartage/db/schema/accounts";
import type { Session } from "@cartage/db/session";
import { isNotNull } from "drizzle-orm";

/**
 * For how many days organisations asked to have positions kept, by their keys; those that did not ask are missing. A role
 * that stores for all sees all, a device's connection its own organisation.
 */
export async function listRetentions({ db }: Pick<Session, "db">): Promise<Map<number, number>> {
  const { key, retentionDays } = organisations;
  const rows = await db.select({ key, retentionDays }).from(organisations).where(isNotNull(retentionDays));
  return new Map(rows.map((row) => [row.key, row.retentionDays ?? 0]));
}
