import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** Lets one command at a time work on an organisation's tags: what it saw of them is still so when it writes. */
export async function holdTags(tx: Transaction, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`vehicle_tags ${organisationId}`}, 0))`);
}

/**
 * Takes tags off all vehicles of an organisation, archived ones too, and puts another on those that bore one of them.
 * Answers how many bore one. Each keeps its tags in order and once.
 */
export async function replaceTags(
  tx: Transaction,
  organisationId: string,
  { tags, by }: { tags: string[]; by: string | null },
): Promise<number> {
  const gone = sql.param(tags, vehicles.tags);
  const { count } = await tx
    .update(vehicles)
    .set({
      tags: sql`array(
        select kept.tag from (
          select unnest(${vehicles.tags}) as tag union select ${by}::text where ${by}::text is not null) as kept
         where kept.tag = ${by}::text or kept.tag <> all (${gone})
         order by kept.tag collate "C")`,
    })
    .where(and(eq(vehicles.organisationId, organisationId), sql`${vehicles.tags} && ${gone}`));
  return count;
}
