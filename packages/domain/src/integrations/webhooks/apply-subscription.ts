import { newId } from "@cartage/db/id";
import { subscriptions } from "@cartage/db/schema/plans";
import { and, eq } from "drizzle-orm";
import { changeOf } from "../../changes.ts";
import { matchSubscriptions } from "../../plans/match-subscriptions.ts";
import { settlePlans } from "../../plans/settle-plans.ts";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";
import { comesAfter } from "../rules.ts";
import type { ReceivedEvent, SubscriptionNews } from "./received-event.ts";

/** Takes in the newest of a subscription, and puts its organisation on the plan that it pays for. Under `lockPlans`. */
export async function applySubscription(
  tx: Transaction,
  { at, rank, eventId }: ReceivedEvent,
  { about: _, ...news }: SubscriptionNews,
): Promise<"applied" | "outdated"> {
  const { provider, externalId } = subscriptions;
  const isIt = and(eq(provider, news.provider), eq(externalId, news.externalId));
  const [known] = await tx.select().from(subscriptions).where(isIt);
  if (known && !comesAfter({ at, rank, eventId }, { at: known.eventAt, rank: known.eventRank, eventId: known.eventId }))
    return "outdated";

  const row = { ...news, eventAt: at, eventRank: rank, eventId };
  const subscriptionId = known?.id ?? newId();
  if (known) await tx.update(subscriptions).set(row).where(isIt);
  else await tx.insert(subscriptions).values({ id: subscriptionId, ...row });
  await matchSubscriptions(tx, subscriptionId);

  const change = known ? changeOf(known, news) : { after: news };
  if (Object.keys(change.after).length > 0)
    await record(tx, { type: "subscription.changed", subscriptionId, occurredAt: tx.context.now() }, change);
  const [now] = await tx.select({ organisationId: subscriptions.organisationId }).from(subscriptions).where(isIt);
  const concerned = new Set([known?.organisationId, now?.organisationId]);
  for (const organisationId of concerned) if (organisationId) await settlePlans(tx, organisationId);
  return "applied";
}
