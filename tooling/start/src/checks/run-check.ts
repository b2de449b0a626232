import { runCommand, tool } from "../run-command.ts";
import { type Check, checks } from "./checks.ts";
import { failed, passed, type StepResult } from "./run-step.ts";

/** Runs one check, and shows its output only when it has something to say. */
export async function runCheck(name: Check): Promise<StepResult> {
  const [command, ...args] = checks[name];
  const { code, output } = await runCommand([tool(command), ...args]);
  if (code === 0) return passed;
  console.error(output.trim());
  return failed;
}
