import type { ReceivedEvent } from "./received-event.ts";

/** What of an event is kept for people of the platform to read: no names and no addresses. */
export function factsOf(news: ReceivedEvent["news"]): Record<string, string | null> | null {
  if (news.about !== "subscription") return null;
  const { customer, claimedFor, product, nextProduct, state, periodEndsAt } = news;
  return { customer, claimedFor, product, nextProduct, state, periodEndsAt: periodEndsAt?.toISOString() ?? null };
}
