import { setTimeout as passed } from "node:timers/promises";

/** Asks until the answer is yes. Throws when it was not in time. */
export async function until(
  isDone: () => Promise<boolean> | boolean,
  { everyMs = 50, withinMs = 120_000 }: { everyMs?: number; withinMs?: number } = {},
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`What was waited for did not happen in ${withinMs / 1000} s.`);
    await passed(everyMs);
  }
}
