import type { Session } from "../mqtt/session.ts";
import type { Incoming } from "./incoming.ts";
import type { StoredMessages } from "./store-messages.ts";

export interface IntakeOptions {
  /** Messages and bytes that may wait here; beyond, sessions stop reading. */
  window: { messages: number; bytes: number };
  /** What goes into one transaction at the most. */
  batch: { messages: number; bytes: number };
  /**
   * Stores a batch and is done when it is committed; tries until it is, or drops nothing when `stopping`. Calls `onSent`
   * when it has done its own part and waits for Postgres.
   */
  store(messages: Incoming[], onSent: () => void): Promise<StoredMessages | null>;
  onStored(stored: StoredMessages, messages: Incoming[]): void;
}

export interface Intake {
  offer(message: Incoming): void;
  /** Messages that wait or are being stored. */
  readonly depth: number;
  /** When the oldest of these came, by our clock; null when there is none. */
  readonly waitsSince: number | null;
  /** Of these, the ones that came through a session. */
  depthOf(session: Session): number;
  /** Settles when all that was offered is stored, or given back to the broker. */
  drained(): Promise<void>;
}

/** One in Postgres, and one that is prepared meanwhile. */
const mostInHand = 2;
/** From here on a batch is worth more the larger it is: what each device costs in it is shared by more of its messages. */
const largeBatch = 1_024;

/**
 * Groups messages into transactions and acknowledges each after the commit that holds it, never before. A batch is what
 * came since the one before was sent to Postgres, where it is prepared while Postgres is busy; after a large one what came until
 * that was stored, or fills a batch: alone when all is quiet, thousands under load.
 */
export function createIntake({ window, batch, store, onStored }: IntakeOptions): Intake {
  let waiting: Incoming[] = [];
  let head = 0;
  let waitingBytes = 0;
  const inHand = new Map<Incoming[], { bytes: number; isSent: boolean }>();
  const paused = new Set<Session>();
  const depths = new Map<Session, number>();
  let isTurnAwaited = false;
  let idle = Promise.withResolvers<void>();

  const waitingMessages = () => waiting.length - head;
  const depth = () => [...inHand.keys()].reduce((total, { length }) => total + length, waitingMessages());
  const bytes = () => [...inHand.values()].reduce((total, { bytes }) => total + bytes, waitingBytes);
  const isFull = () => waitingMessages() >= batch.messages || waitingBytes >= batch.bytes;

  function isNextDue(): boolean {
    for (const [messages, { isSent }] of inHand) if (!isSent || messages.length >= largeBatch) return false;
    return true;
  }

  /** After the chunk that is being parsed: what came together is stored together. */
  function takeSoon() {
    if (isTurnAwaited) return;
    isTurnAwaited = true;
    setImmediate(() => {
      isTurnAwaited = false;
      takeNext();
    });
  }

  function takeNext() {
    while (waitingMessages() > 0 && inHand.size < mostInHand && (isNextDue() || isFull())) void storeOne(take());
    if (inHand.size > 0) return;
    idle.resolve();
    idle = Promise.withResolvers();
  }

  function count(session: Session, more: 1 | -1) {
    const depth = (depths.get(session) ?? 0) + more;
    if (depth > 0) depths.set(session, depth);
    else depths.delete(session);
  }

  async function storeOne(messages: Incoming[]) {
    const stored = await store(messages, () => {
      const held = inHand.get(messages);
      if (held) held.isSent = true;
      takeSoon();
    });
    inHand.delete(messages);
    for (const { session } of messages) count(session, -1);
    if (stored) {
      acknowledge(messages);
      onStored(stored, messages);
    }
    if (paused.size > 0 && depth() < window.messages / 2 && bytes() < window.bytes / 2) {
      for (const session of paused) session.resume();
      paused.clear();
    }
    takeNext();
  }

  function take(): Incoming[] {
    const from = head;
    let size = 0;
    while (head < waiting.length && head - from < batch.messages && size < batch.bytes) {
      size += waiting[head]?.payload.byteLength ?? 0;
      head += 1;
    }
    const messages = waiting.slice(from, head);
    if (head === waiting.length) {
      waiting = [];
      head = 0;
    }
    waitingBytes -= size;
    inHand.set(messages, { bytes: size, isSent: false });
    return messages;
  }

  return {
    get depth() {
      return depth();
    },
    get waitsSince() {
      const [oldest = waiting.slice(head, head + 1)] = inHand.keys();
      return oldest[0]?.receivedAt ?? null;
    },
    depthOf: (session) => depths.get(session) ?? 0,
    offer(message) {
      waiting.push(message);
      count(message.session, 1);
      waitingBytes += message.payload.byteLength;
      if (depth() >= window.messages || bytes() >= window.bytes) {
        message.session.pause();
        paused.add(message.session);
      }
      if (isNextDue() || isFull()) takeSoon();
    },
    async drained() {
      while (depth() > 0) await idle.promise;
    },
  };
}

function acknowledge(messages: Incoming[]): void {
  const bySession = new Map<Session, number[]>();
  for (const { session, packetId } of messages) {
    if (packetId === null) continue;
    const ids = bySession.get(session);
    if (ids) ids.push(packetId);
    else bySession.set(session, [packetId]);
  }
  for (const [session, ids] of bySession) session.acknowledge(ids);
}
