import { organisations } from "@cartage/db/schema/accounts";
import { hubs } from "@cartage/db/schema/routes";
import { count, desc, eq } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** The zone that recipients live in: the organisation's, else that of most of its hubs; a page without scripts knows no other. */
export async function readZone(db: Pick<Transaction, "select">, organisationId: string): Promise<string> {
  const [organisation] = await db
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (organisation?.timeZone) return organisation.timeZone;
  const [hub] = await db
    .select({ timeZone: hubs.timeZone })
    .from(hubs)
    .where(eq(hubs.organisationId, organisationId))
    .groupBy(hubs.timeZone)
    .orderBy(desc(count()))
    .limit(1);
  return hub?.timeZone ?? "UTC";
}
