import type { StoredBatch } from "@cartage/domain/tracking/commands/store-positions";
import type { Session } from "../mqtt/session.ts";
import type { Incoming } from "./incoming.ts";

export interface IntakeOptions {
  /** Messages and bytes that may wait here; beyond, sessions stop reading. */
  window: { messages: number; bytes: number };
  /** What goes into one transaction at the most. */
  batch: { messages: number; bytes: number };
  /** Stores a batch and is done when it is committed; tries until it is, or drops nothing when `stopping`. */
  store(messages: Incoming[]): Promise<StoredBatch | null>;
  onStored(stored: StoredBatch, messages: Incoming[]): void;
}

export interface Intake {
  offer(message: Incoming): void;
  /** Messages that wait or are being stored. */
  readonly depth: number;
  /** Settles when all that was offered is stored, or given back to the broker. */
  drained(): Promise<void>;
}

/**
 * Groups messages into transactions and acknowledges each after the commit that holds it, never before. A batch is what
 * came while the one before was stored: alone when all is quiet, thousands under load.
 */
export function createIntake({ window, batch, store, onStored }: IntakeOptions): Intake {
  let waiting: Incoming[] = [];
  let head = 0;
  let bytes = 0;
  let inFlight = 0;
  const paused = new Set<Session>();
  let running: Promise<void> | null = null;

  const depth = () => waiting.length - head + inFlight;

  async function run() {
    while (waiting.length > head) {
      const messages = take();
      inFlight = messages.length;
      const stored = await store(messages);
      inFlight = 0;
      for (const { payload } of messages) bytes -= payload.byteLength;
      if (stored) {
        acknowledge(messages);
        onStored(stored, messages);
      }
      if (paused.size > 0 && depth() < window.messages / 2 && bytes < window.bytes / 2) {
        for (const session of paused) session.resume();
        paused.clear();
      }
    }
    running = null;
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
    return messages;
  }

  return {
    get depth() {
      return depth();
    },
    offer(message) {
      waiting.push(message);
      bytes += message.payload.byteLength;
      if (depth() >= window.messages || bytes >= window.bytes) {
        message.session.pause();
        paused.add(message.session);
      }
      // after the chunk that is being parsed: what came together is stored together
      running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(run);
    },
    async drained() {
      while (running) await running;
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
