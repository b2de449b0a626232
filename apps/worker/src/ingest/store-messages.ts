import type { StoredBatch } from "@cartage/domain/tracking/commands/store-positions";
import type { MessageStore } from "@cartage/domain/tracking/processes/store-messages";
import { withSpan } from "@cartage/observability/tracing";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";
import { sortMessages } from "./sort-messages.ts";

export type StoreMessages = (messages: Incoming[]) => Promise<StoredBatch>;

/** Stores messages in one transaction; when it settles, they are committed or nothing is. */
export function createStoreMessages(store: MessageStore, devices: DeviceRegistry): StoreMessages {
  return (messages) =>
    withSpan("ingest.store", { "messaging.batch.message_count": messages.length }, async () => {
      await devices.learn(new Set(messages.map(({ topic }) => topic)));
      return store.store(sortMessages(messages, devices, store.keptDays()));
    });
}
