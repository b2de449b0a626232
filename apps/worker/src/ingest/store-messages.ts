import type { Database } from "@cartage/db/client";
import { withConnection } from "@cartage/db/session";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { type StoredBatch, storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { storePresence } from "@cartage/domain/tracking/commands/store-presence";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";
import { sortMessages } from "./sort-messages.ts";

export type StoreMessages = (messages: Incoming[]) => Promise<StoredBatch>;

/** Stores messages in one transaction; when it settles, they are committed or nothing is. */
export function createStoreMessages(database: Database, devices: DeviceRegistry, days: PositionDays): StoreMessages {
  return async (messages) => {
    await devices.learn(new Set(messages.map(({ topic }) => topic)));
    const { batch, letters, presence } = sortMessages(messages, devices, days.kept());
    return withConnection(database, async (session) => {
      await days.open(session, batch);
      return session.transaction(async (tx) => {
        if (letters.length > 0) await storeDeadLetters(tx, letters);
        if (presence.length > 0) await storePresence(tx, presence);
        return storePositions(tx, batch);
      });
    });
  };
}
