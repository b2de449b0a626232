/** How a subscription stands, whoever sold it. */
export const subscriptionStates = [
  "trialing",
  "active",
  "past_due",
  "cancelling",
  "paused",
  "incomplete",
  "ended",
] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** What of a limit is used, from 0; null without a limit. A limit of nothing is used up. */
export function shareUsed(used: number, limit: number | null): number | null {
  if (limit === null) return null;
  return limit === 0 ? 1 : used / limit;
}
