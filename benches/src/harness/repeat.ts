import type { Figures } from "./report.ts";

export interface RepeatOptions {
  /** Epoch ms: no repeat begins that would, going by the one before, end later. */
  deadline: number;
  /** Repeats at the most, the first aside, which warms up. */
  most: number;
  isJson: boolean;
}

/** Measures again and again until the time is up. When it is up after the warm-up already, that is what was measured. */
export async function repeat<Run extends Figures>(
  measure: () => Promise<Run>,
  { deadline, most, isJson }: RepeatOptions,
): Promise<Run[]> {
  const runs: Run[] = [];
  let tookMs = 0;
  for (let round = 0; round <= most; round++) {
    const startedAt = Date.now();
    if (round > 0 && startedAt + tookMs > deadline) break;
    const run = await measure();
    tookMs = Date.now() - startedAt;
    runs.push(run);
    if (!isJson) console.log(round === 0 ? "warm-up " : `repeat ${round}`, run);
  }
  return runs.length > 1 ? runs.slice(1) : runs;
}
