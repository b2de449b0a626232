import { setTimeout as wait } from "node:timers/promises";
import { isRefusedData } from "@cartage/domain/refused-data";
import { addCounts } from "@cartage/telemetry/counts";
import type { Incoming } from "./incoming.ts";
import { notStorable } from "./set-aside.ts";
import type { StoredMessages, StoreMessages } from "./store-messages.ts";

export interface StoreUntilDoneOptions {
  store: StoreMessages;
  /** Keeps a message whose data the database refuses, so that the ones behind it go on. */
  setAside(message: Incoming, error: unknown): Promise<void>;
  onRetry(error: unknown, messages: number): void;
  signal: AbortSignal;
}

const retryMs = { first: 100, most: 2_000 };

/**
 * Stores a batch, however long Postgres is away. A batch that holds data which Postgres refuses is halved until the one
 * message is found. Null when the worker stopped first: nothing of the batch may be acknowledged then.
 */
export function createStoreUntilDone({ store, setAside, onRetry, signal }: StoreUntilDoneOptions) {
  return storeUntilDone;

  async function storeUntilDone(messages: Incoming[], onSent?: () => void): Promise<StoredMessages | null> {
    let waitMs = retryMs.first;
    while (!signal.aborted) {
      try {
        return await storeOrSeparate(messages, onSent);
      } catch (error) {
        onRetry(error, messages.length);
        await wait(waitMs, undefined, { signal }).catch(() => {});
        waitMs = Math.min(waitMs * 2, retryMs.most);
      }
    }
    return null;
  }

  async function storeOrSeparate(messages: Incoming[], onSent?: () => void): Promise<StoredMessages | null> {
    try {
      return await store(messages, onSent);
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      const [first, ...others] = messages;
      if (first && others.length === 0) {
        await setAside(first, error);
        const refused = [notStorable];
        return { written: 0, repeated: 0, moved: [], through: [], recent: [], refused, begun: false, adjusted: {} };
      }
    }
    const middle = messages.length >> 1;
    const left = await storeUntilDone(messages.slice(0, middle));
    const right = await storeUntilDone(messages.slice(middle));
    return left && right && joined(left, right);
  }
}

function joined(left: StoredMessages, right: StoredMessages): StoredMessages {
  const adjusted = { ...left.adjusted };
  addCounts(adjusted, right.adjusted);
  return {
    written: left.written + right.written,
    repeated: left.repeated + right.repeated,
    moved: [...left.moved, ...right.moved],
    through: [...left.through, ...right.through],
    recent: [...left.recent, ...right.recent],
    refused: [...left.refused, ...right.refused],
    begun: left.begun || right.begun,
    adjusted,
  };
}
