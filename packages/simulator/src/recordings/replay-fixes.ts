import type { Fix } from "@cartage/recordings/recording";
import type { Sender } from "../sending/create-sender.ts";

export type ReplaySettings = {
  /** Times real time; Infinity sends as fast as they are taken. */
  speed: number;
  /** Moves the times so that the last fix is measured at the moment it is sent, and none in the future. */
  isNow: boolean;
  onProgress?: (sent: number) => void;
  signal?: AbortSignal;
};

const TICK_MS = 50;
/** What may wait for its confirmation before reading on. */
const MOST_KEPT = 20_000;

/** Sends a recording as its device would have, with its own pauses; settles when the last fix is handed over. */
export async function replayFixes(
  fixes: readonly Fix[],
  sender: Sender,
  { speed, isNow, onProgress, signal }: ReplaySettings,
): Promise<void> {
  const [first, last] = [fixes[0], fixes.at(-1)];
  if (!first || !last) return;
  const begunAt = Date.now();
  const dueAt = (fix: Fix) => begunAt + (fix.t - first.t) / speed;
  const shiftMs = isNow ? Math.round(dueAt(last)) - last.t : 0;

  let sent = 0;
  while (sent < fixes.length && !signal?.aborted) {
    for (let fix = fixes[sent]; fix && dueAt(fix) <= Date.now() && sender.counts.kept < MOST_KEPT; fix = fixes[sent]) {
      sender.send({ ...fix, t: fix.t + shiftMs });
      sent += 1;
    }
    onProgress?.(sent);
    if (sent < fixes.length) await pause(TICK_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
