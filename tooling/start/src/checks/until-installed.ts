import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { failed, passed, type StepResult } from "./run-step.ts";

const patienceMs = 10 * 60_000;

/** Waits for what `.ci/run` installs beside the first steps: for a file of the exit code and the end of what was printed. */
export async function untilInstalled(file: string, givesUpAt = Date.now() + patienceMs): Promise<StepResult> {
  for (;;) {
    const told = await readFile(file, "utf8").catch(() => null);
    if (told?.startsWith("0\n")) return passed;
    if (told !== null) {
      console.error(told.trim());
      return failed;
    }
    if (Date.now() > givesUpAt)
      throw new Error(`Nothing told in ten minutes that what the machine lacks is installed: ${file}`);
    await wait(200);
  }
}
