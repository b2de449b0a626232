import type { Log } from "@cartage/domain/context";
import type { MessageStore } from "@cartage/domain/tracking/processes/store-messages";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";

export const notStorable = "not_storable";

type Message = Pick<Incoming, "topic" | "payload" | "receivedAt">;

/** Keeps a message that decodes but that the database refuses as a dead letter with the database's reason. */
export function createSetAside(store: MessageStore, devices: DeviceRegistry, log: Pick<Log, "warn">) {
  return async ({ topic, payload, receivedAt }: Message, err: unknown): Promise<void> => {
    const device = devices.get(topic);
    const [letterId] = await store.storeLetters([
      {
        device,
        topic,
        payload,
        elementIndex: null,
        field: null,
        reason: notStorable,
        detail: `The database refused this message: ${err instanceof Error ? err.message : String(err)}.`,
        receivedAt: new Date(receivedAt),
      },
    ]);
    const deviceId = device?.deviceId;
    log.warn({ topic, deviceId, letterId, err }, "a message that the database refuses became a dead letter");
  };
}
