import type { Database } from "@cartage/db/client";
import { violatedConstraint } from "@cartage/db/constraint";
import { type Session, withConnection } from "@cartage/db/session";
import { type DeadLetter, storeDeadLetters } from "../commands/store-dead-letters.ts";
import { type StoredBatch, storePositions } from "../commands/store-positions.ts";
import { type PresenceNews, storePresence } from "../commands/store-presence.ts";
import { type ReceiptNews, storeReceipts } from "../commands/store-receipts.ts";
import { listRetentions } from "../queries/list-retentions.ts";
import { createKnownNewest } from "../storing/known-newest.ts";
import type { KeptDays, PositionBatch } from "../storing/position-batch.ts";
import { type PositionRows, toRows } from "../storing/position-rows.ts";
import { createPositionDays } from "./open-position-days.ts";
import { createTurns } from "./turns.ts";

/** What messages hold, sorted into what will be written where. */
export interface SortedMessages {
  batch: PositionBatch;
  letters: DeadLetter[];
  presence: PresenceNews[];
  receipts: ReceiptNews<DeadLetter>[];
}

export interface StoredAll extends StoredBatch {
  /** What became dead letters, because only the database could tell. */
  letters: DeadLetter[];
}

export interface MessageStore {
  /** The days that a batch is to be sorted by. */
  keptDays(): Promise<KeptDays>;
  /**
   * Stores all of it in one transaction: when it settles, it is committed, or nothing is. Fails where the call before it
   * does, so that nothing overtakes what is tried again. Calls `onSent` when it waits for Postgres.
   */
  store(sorted: SortedMessages, onSent?: () => void): Promise<StoredAll>;
  /** Keeps what the database refused otherwise; answers the letters' ids. */
  storeLetters(letters: DeadLetter[]): Promise<string[]>;
}

export interface MessageStoreOptions {
  /** Under a role that stores for all organisations. */
  database: Database;
  /** Older fixes are kept apart, as stale. */
  retentionDays: number;
  now(): number;
  /** Whether what is stored is to be derived from; true without it. */
  marks?: boolean;
}

/** What an organisation or its plan changes of its retention counts within this time. */
const lookAgainAfterMs = 30_000;

export function createMessageStore({ database, retentionDays, now, marks = true }: MessageStoreOptions): MessageStore {
  const known = createKnownNewest();
  const days = createPositionDays({ retentionDays, now, lookAgainAfterMs });
  // both in the order of arrival: what a connection said last must be stored last
  const preparing = createTurns();
  const inTurn = createTurns({ failsTogether: true });

  return {
    keptDays: () => days.kept(() => withConnection(database, listRetentions)),
    async store(sorted, onSent) {
      const { batch } = sorted;
      const rows = await preparing(async () => {
        await withConnection(database, async (session) => {
          await days.open(session, batch);
          await known.learn(session, batch);
        });
        const prepared = toRows(batch, known.newestOf);
        // the next batch is prepared while this one is stored; if it is not stored after all, the merge is harmless
        known.note(batch);
        return prepared;
      });
      return inTurn(() =>
        withConnection(database, (session) => {
          const stored = storeAll(session, sorted, rows, marks);
          onSent?.();
          return stored.catch((error) => {
            if (!isPositionThere(error)) throw error;
            return storeAll(session, sorted, toRows(batch), marks);
          });
        }),
      );
    },
    storeLetters: (letters) => withConnection(database, (session) => storeDeadLetters(session, letters)),
  };
}

function storeAll(
  session: Session,
  { batch, letters, presence, receipts }: SortedMessages,
  rows: PositionRows,
  marks: boolean,
): Promise<StoredAll> {
  return session.transaction(async (tx) => {
    const unasked = await storeReceipts(tx, receipts);
    if (letters.length + unasked.length > 0) await storeDeadLetters(tx, [...letters, ...unasked]);
    if (presence.length > 0) await storePresence(tx, presence);
    return { ...(await storePositions(tx, batch, rows, { marks, commits: true })), letters: unasked };
  });
}

/** Another process stored one of these positions since this one last saw its device. */
function isPositionThere(error: unknown): boolean {
  return /^positions_\w*identity$/.test(violatedConstraint(error) ?? "");
}
