import type { StoredBatch } from "@cartage/domain/tracking/commands/store-positions";
import type { MessageStore } from "@cartage/domain/tracking/processes/store-messages";
import { withSpan } from "@cartage/observability/tracing";
import type { Counts } from "@cartage/telemetry/counts";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";
import { sortMessages } from "./sort-messages.ts";

/** What became of a batch of messages. */
export interface StoredMessages extends StoredBatch {
  /** Why each dead letter is one. */
  refused: string[];
  /** Whether a connection of a device began. */
  begun: boolean;
  /** What was left out of positions that were taken. */
  adjusted: Counts;
}

export type StoreMessages = (messages: Incoming[], onSent?: () => void) => Promise<StoredMessages>;

/**
 * Stores messages in one transaction; when it settles, they are committed or nothing is. Stored in the order of calls:
 * fails where the call before does.
 */
export function createStoreMessages(store: MessageStore, devices: DeviceRegistry): StoreMessages {
  let before: Promise<unknown> = Promise.resolve();

  async function sort(messages: Incoming[]) {
    await devices.learn(new Set(messages.map(({ topic }) => topic)));
    return sortMessages(messages, devices, await store.keptDays());
  }

  return (messages, onSent) =>
    withSpan("ingest.store", { "messaging.batch.message_count": messages.length }, async () => {
      // one after the other: which is sorted first is stored first
      const sorting = before.then(() => sort(messages));
      before = sorting.catch(() => {});
      const sorted = await sorting;
      const { letters, ...stored } = await store.store(sorted, onSent);
      return {
        ...stored,
        refused: [...sorted.letters, ...letters].map(({ reason }) => reason),
        begun: sorted.presence.some(({ isOnline }) => isOnline),
        adjusted: sorted.adjusted,
      };
    });
}
