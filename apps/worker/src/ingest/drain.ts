import { setTimeout as wait } from "node:timers/promises";
import type { ReceivedMessage, Session } from "../mqtt/session.ts";
import type { SlotSession } from "./connect-slot.ts";
import { subscriptionOf } from "./subscription.ts";

export interface DrainOptions {
  onMessage(session: Session, message: ReceivedMessage): void;
  /** Messages of a session that are not committed and acknowledged yet. */
  depthOf(session: Session): number;
}

export interface Drain {
  /** To be given to sessions instead of the one in the options: it sees which session still brings messages. */
  onMessage(session: Session, message: ReceivedMessage): void;
  /**
   * Takes what the broker still holds for a session, without asking for anything new. Answers whether all of it is
   * stored, so that the session may be ended; what is left after `withinMs`, at the signal, or when the connection is
   * lost, stays at the broker.
   */
  drain(session: SlotSession, withinMs: number, signal?: AbortSignal): Promise<boolean>;
}

/** Without a message for this long, a session that is no longer subscribed holds nothing more. */
const quietMs = 1_000;

export function createDrain({ onMessage, depthOf }: DrainOptions): Drain {
  const lastMessageAt = new WeakMap<Session, number>();
  return {
    onMessage(session, message) {
      lastMessageAt.set(session, Date.now());
      onMessage(session, message);
    },
    async drain({ current, version }, withinMs, signal) {
      let isLost = false;
      void current.closed.then(() => {
        isLost = true;
      });
      await current.unsubscribe(subscriptionOf(version));
      const startedAt = Date.now();
      while (!isLost && !signal?.aborted && Date.now() - startedAt < withinMs) {
        const quietSince = Math.max(lastMessageAt.get(current) ?? 0, startedAt);
        if (depthOf(current) === 0 && Date.now() - quietSince > quietMs) return true;
        await wait(50);
      }
      return false;
    },
  };
}
