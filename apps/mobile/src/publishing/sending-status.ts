import type { Waiting } from "../outbox/position-store.ts";
import type { PublisherState } from "./publisher-state.ts";

export type SendingStatus =
  | { kind: "allSent" }
  | { kind: "sending"; count: number }
  | { kind: "waiting"; count: number; since: number; reason: "noNetwork" | "noServer" | "refused" };

/** How old the oldest waiting position may be before the driver reads about it, in ms. */
const CALM_FOR_MS = 45_000;

/** What is waiting to be sent, since when and why, as one answer. A few seconds' worth is nothing to speak of. */
export function sendingStatus(
  waiting: Waiting,
  publisher: Pick<PublisherState, "isOnline" | "isRefused" | "confirmedAt">,
  now: number,
): SendingStatus {
  const { count, oldestAt } = waiting;
  if (count === 0 || oldestAt === null) return { kind: "allSent" };
  if (publisher.isRefused) return { kind: "waiting", count, since: oldestAt, reason: "refused" };
  if (!publisher.isOnline) return { kind: "waiting", count, since: oldestAt, reason: "noNetwork" };
  const isGoingOut = now - publisher.confirmedAt < CALM_FOR_MS;
  if (isGoingOut || now - oldestAt < CALM_FOR_MS) return { kind: "sending", count };
  return { kind: "waiting", count, since: oldestAt, reason: "noServer" };
}
