/** Who may send us events. */
export const webhookProviders = ["clerk", "stripe", "revenuecat"] as const;
export type WebhookProvider = (typeof webhookProviders)[number];

/** What became of an event that came in. */
export const webhookOutcomes = ["applied", "outdated", "ignored", "conflict", "repeated", "refused"] as const;
export type WebhookOutcome = (typeof webhookOutcomes)[number];

/** When something was said, by whoever said it. */
export interface Version {
  at: Date;
  rank: number;
  eventId: string;
}

/** Whether one was said after the other: a total order that no arrival changes, so that the last one always wins. */
export function comesAfter(one: Version, other: Version): boolean {
  if (one.at.getTime() !== other.at.getTime()) return one.at > other.at;
  if (one.rank !== other.rank) return one.rank > other.rank;
  return one.eventId > other.eventId;
}
