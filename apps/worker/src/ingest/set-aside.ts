import type { Database } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";

/** Keeps a message that decodes but that the database refuses as a dead letter with the database's reason. */
export function createSetAside(database: Database, devices: DeviceRegistry) {
  return async ({ topic, payload, receivedAt }: Incoming, error: unknown): Promise<void> => {
    await withConnection(database, (session) =>
      storeDeadLetters(session, [
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
      ]),
    );
  };
}
