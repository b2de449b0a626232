import { createBell } from "@cartage/observability/bell";
import type { Logger } from "@cartage/observability/logger";

export interface PassesOptions {
  /** What is done, for the log: "events relayed". */
  what: string;
  /** Does what waits, `limit` at the most, and answers how many it were. */
  pass(limit: number): Promise<number>;
  /** Calls back when there may be something to do. */
  watch(onNews: () => void): Promise<unknown>;
  pollMs?: number;
  log: Logger;
  signal: AbortSignal;
}

export interface Passes {
  /** After the signal: the pass under way has ended. */
  stopped: Promise<void>;
}

const limit = 100;

/** Works whenever there is something: woken by Postgres, and by a poll for what it could not tell us. */
export function startPasses({ what, pass, watch, pollMs = 2_000, log, signal }: PassesOptions): Passes {
  const bell = createBell();
  signal.addEventListener("abort", bell.ring);
  watch(bell.ring).catch((err: unknown) => log.warn({ err, what }, "polled, not listened for"));

  async function run() {
    while (!signal.aborted) {
      const done = await pass(limit).catch((err: unknown) => {
        log.warn({ err, what }, "not done yet, trying again");
        return 0;
      });
      if (done < limit) await bell.wait(pollMs);
    }
  }
  return { stopped: run() };
}
