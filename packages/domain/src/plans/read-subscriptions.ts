import { subscriptions } from "@cartage/db/schema/plans";
import { and, asc, desc, eq, ne } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { BillingProvider } from "./inputs.ts";
import type { SubscriptionState } from "./rules.ts";

export interface Subscription {
  id: string;
  provider: BillingProvider;
  product: string;
  /** What it becomes with its next period; null when it stays. */
  nextProduct: string | null;
  state: SubscriptionState;
  /** Epoch ms. */
  periodEndsAt: number | null;
}

/** An organisation's subscriptions that did not end, the newest first; who may is asked before. */
export async function readSubscriptions({ session: { db } }: Context, organisationId: string): Promise<Subscription[]> {
  const { id, provider, product, nextProduct, state, periodEndsAt } = subscriptions;
  const rows = await db
    .select({ id, provider, product, nextProduct, state, periodEndsAt })
    .from(subscriptions)
    .where(and(eq(subscriptions.organisationId, organisationId), ne(state, "ended")))
    .orderBy(desc(subscriptions.eventAt), asc(id))
    .limit(20);
  return rows.map((row) => ({ ...row, periodEndsAt: row.periodEndsAt?.getTime() ?? null }));
}
