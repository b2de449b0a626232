import { nothing, oneFailed, onePassed, type Tally } from "./tally.ts";

export type StepResult = { tally: Tally; isOk: boolean };

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
  return result;
}

export const passed: StepResult = { tally: onePassed, isOk: true };
export const failed: StepResult = { tally: oneFailed, isOk: false };
/** A step that could not begin because of one before it: no test of it ran. */
export const notRun: StepResult = { tally: nothing, isOk: false };
