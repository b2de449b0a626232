import type { Database } from "@cartage/db/client";
import { violatedConstraint } from "@cartage/db/constraint";
import { type Session, withConnection } from "@cartage/db/session";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { type StoredBatch, storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { storePresence } from "@cartage/domain/tracking/commands/store-presence";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { createKnownNewest, type KnownNewest, nothingKnown } from "@cartage/domain/tracking/storing/known-newest";
import type { DeviceRegistry } from "./device-registry.ts";
import type { Incoming } from "./incoming.ts";
import { type SortedMessages, sortMessages } from "./sort-messages.ts";

export type StoreMessages = (messages: Incoming[]) => Promise<StoredBatch>;

/** Stores messages in one transaction; when it settles, they are committed or nothing is. */
export function createStoreMessages(database: Database, devices: DeviceRegistry, days: PositionDays): StoreMessages {
  const known = createKnownNewest();

  return async (messages) => {
    await devices.learn(new Set(messages.map(({ topic }) => topic)));
    const sorted = sortMessages(messages, devices, days.kept());
    return withConnection(database, async (session) => {
      await days.open(session, sorted.batch);
      const stored = await storeSorted(session, sorted, known).catch((error) => {
        if (!isPositionThere(error)) throw error;
        return storeSorted(session, sorted, nothingKnown);
      });
      known.note(sorted.batch);
      return stored;
    });
  };
}

function storeSorted(session: Session, { batch, letters, presence }: SortedMessages, known: KnownNewest) {
  return session.transaction(async (tx) => {
    if (letters.length > 0) await storeDeadLetters(tx, letters);
    if (presence.length > 0) await storePresence(tx, presence);
    return storePositions(tx, batch, known);
  });
}

/** Another process stored one of these positions since this one last saw its device. */
function isPositionThere(error: unknown): boolean {
  return /^positions_\w*identity$/.test(violatedConstraint(error) ?? "");
}
