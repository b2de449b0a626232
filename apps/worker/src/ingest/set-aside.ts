import type { MessageStore } from "@cartage/domain/tracking/processes/store-messages";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";

/** Keeps a message that decodes but that the database refuses as a dead letter with the database's reason. */
export function createSetAside(store: MessageStore, devices: DeviceRegistry) {
  return ({ topic, payload, receivedAt }: Incoming, error: unknown): Promise<void> =>
    store.storeLetters([
      {
        device: devices.get(topic),
        topic,
        payload,
        elementIndex: null,
        field: null,
        reason: "not_storable",
        detail: `The database refused this message: ${error instanceof Error ? error.message : String(error)}.`,
        receivedAt: new Date(receivedAt),
      },
    ]);
}
