import { setTimeout as sleep } from "node:timers/promises";

export interface UntilDoneOptions {
  signal: AbortSignal;
  onRetry(error: unknown, waitMs: number): void;
  longestWaitMs?: number;
}

/** Tries until it works, waiting longer each time; answers whether it did before the signal came. */
export async function untilDone(
  attempt: () => Promise<void>,
  { signal, onRetry, longestWaitMs = 5_000 }: UntilDoneOptions,
): Promise<boolean> {
  for (let waitMs = 100; !signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      await attempt();
      return true;
    } catch (error) {
      onRetry(error, waitMs);
      await sleep(waitMs, undefined, { signal }).catch(() => {});
    }
  }
  return false;
}
