import { checkRounds } from "../checks/checks.ts";
import { runCheck } from "../checks/run-check.ts";
import { runStep, type StepResult } from "../checks/run-step.ts";
import { runVitest } from "../checks/run-vitest.ts";
import { add, closingLines, nothing } from "../checks/tally.ts";

/** All that needs no server, to the end even where a step fails: one run tells everything. */
export async function verifySteps(): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const names of checkRounds)
    results.push(...(await Promise.all(names.map((name) => runStep(name, () => runCheck(name))))));
  results.push(await runStep("unit tests", () => runVitest("unit")));
  return results;
}

export async function verify(): Promise<number> {
  return conclude(await verifySteps());
}

/** Prints what failed once more, where a long output ends, then the closing lines; gives the exit code. */
export function conclude(results: readonly StepResult[]): number {
  const isOk = results.every((result) => result.isOk);
  const tally = results.map((result) => result.tally).reduce(add, nothing);
  for (const failure of results.flatMap((result) => result.failures)) console.log(`✗ ${failure}`);
  console.log(`\n${closingLines(tally)}`);
  return isOk ? 0 : 1;
}
