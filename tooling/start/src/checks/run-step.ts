import { nothing, oneFailed, onePassed, type Tally } from "./tally.ts";

/** `failures`: what failed, each by its name and the beginning of what it said; the closing lines repeat them. */
export type StepResult = { tally: Tally; isOk: boolean; failures: readonly string[] };

/** Runs one step and prints its name with its duration; what it throws is a failure with that message. */
export async function runStep(name: string, work: () => Promise<StepResult>): Promise<StepResult> {
  console.log(`\n▸ ${name}`);
  const startedAt = performance.now();
  const result = await work().catch((error: unknown): StepResult => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return failed;
  });
  const durationS = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${result.isOk ? "✓" : "✗"} ${name} (${durationS} s)`);
  if (result.isOk) return result;
  const failures = result.failures.map((failure) => `${name} › ${failure}`);
  return { ...result, failures: failures.length > 0 ? failures : [name] };
}

export const passed: StepResult = { tally: onePassed, isOk: true, failures: [] };
export const failed: StepResult = { tally: oneFailed, isOk: false, failures: [] };
/** A step that could not begin because of one before it: no test of it ran. */
export const notRun: StepResult = { tally: nothing, isOk: false, failures: [] };
