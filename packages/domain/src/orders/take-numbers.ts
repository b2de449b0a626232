import { sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/** Takes the organisation's next numbers, one after the other; answers the first. Whoever takes some at once waits. */
export async function takeNumbers(tx: Transaction, organisationId: string, count: number): Promise<number> {
  const rows = await tx.execute<{ last: number }>(sql`
    insert into order_counters as counter (organisation_id, last_number) values (${organisationId}, ${count})
    on conflict (organisation_id) do update set last_number = counter.last_number + excluded.last_number
    returning last_number as last`);
  return (rows[0]?.last ?? count) - count + 1;
}
