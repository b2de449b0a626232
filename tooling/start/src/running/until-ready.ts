import { setTimeout as passed } from "node:timers/promises";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { lastLines } from "./last-lines.ts";

const READY_WITHIN_MS = 120_000;

/** Asks until it answers 200. Rejects with the end of its log when it ends before that, or takes too long. */
export async function untilReady(
  url: string,
  { isGone, log, signal }: { isGone: () => boolean; log: string; signal: AbortSignal },
): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; ) {
    signal.throwIfAborted();
    if (isGone()) throw new Obstacle(`It ended before it was ready. The end of ${log}:\n${lastLines(log, 20)}`);
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (response?.ok) return;
    await passed(100);
  }
  throw new Error(
    `${url} did not answer within ${READY_WITHIN_MS / 1000} s. The end of ${log}:\n${lastLines(log, 20)}`,
  );
}
