import type { MessageStore } from "@cartage/domain/tracking/processes/store-messages";
import type { Logger } from "@cartage/observability/logger";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";

export const notStorable = "not_storable";

/** Keeps a message that decodes but that the database refuses as a dead letter with the database's reason. */
export function createSetAside(store: MessageStore, devices: DeviceRegistry, log: Logger) {
  return ({ topic, payload, packetId, receivedAt }: Incoming, err: unknown): Promise<void> => {
    log.warn({ topic, messageId: packetId, err }, "a message that the database refuses became a dead letter");
    return store.storeLetters([
      {
        device: devices.get(topic),
        topic,
        payload,
        elementIndex: null,
        field: null,
        reason: notStorable,
        detail: `The database refused this message: ${err instanceof Error ? err.message : String(err)}.`,
        receivedAt: new Date(receivedAt),
      },
    ]);
  };
}
