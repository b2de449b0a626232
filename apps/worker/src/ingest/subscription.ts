import { filters } from "@cartage/telemetry/topics";

const received = [filters.positions, filters.status, filters.receipts, filters.ownTracks, filters.ownTracksPart];

/** The worker's subscriptions: shared among all workers where the broker can (MQTT 5), plain where there is only one. */
export function subscriptionOf(version: 4 | 5): string[] {
  return version === 5 ? received.map((filter) => `$share/cartage/${filter}`) : received;
}
