import type { Logger } from "@cartage/observability/logger";
import { createBell } from "../bell.ts";

export interface RelayOptions {
  /** Relays what waits, `limit` at the most, and answers how many. */
  pass(limit: number): Promise<number>;
  /** Calls back when there may be something to relay. */
  watch(onEvent: () => void): Promise<unknown>;
  pollMs?: number;
  log: Logger;
  signal: AbortSignal;
}

export interface Relay {
  /** After the signal: the pass under way has ended. */
  stopped: Promise<void>;
}

const limit = 100;

/** Relays whenever there is something: woken by Postgres, and by a poll for what it could not tell us. */
export function startRelay({ pass, watch, pollMs = 2_000, log, signal }: RelayOptions): Relay {
  const bell = createBell();
  signal.addEventListener("abort", bell.ring);
  watch(bell.ring).catch((err: unknown) => log.warn({ err }, "events are polled, not listened for"));

  async function run() {
    while (!signal.aborted) {
      const relayed = await pass(limit).catch((err: unknown) => {
        log.warn({ err }, "events not relayed yet, trying again");
        return 0;
      });
      if (relayed < limit) await bell.wait(pollMs);
    }
  }
  return { stopped: run() };
}
