import { sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";

/**
 * Says whose each subscription is: the organisation's that it names itself, else the one's that is known to the provider
 * by this customer. One subscription, or all: links may have changed.
 */
export async function matchSubscriptions(tx: Transaction, subscriptionId?: string): Promise<void> {
  const owner = sql`coalesce(
    (select id from organisations where id = s.claimed_for),
    (select c.organisation_id from billing_customers c where c.provider = s.provider and c.customer = s.customer))`;
  await tx.execute(sql`
    update subscriptions s
       set organisation_id = ${owner}
     where ${subscriptionId === undefined ? sql`true` : sql`s.id = ${subscriptionId}`}
       and s.organisation_id is distinct from ${owner}`);
}
