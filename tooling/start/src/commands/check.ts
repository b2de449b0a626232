import { type Check, checks } from "../checks/checks.ts";
import { runCommand, tool } from "../run-command.ts";

/** One check by itself, with its output as it comes. */
export async function check(name: Check): Promise<number> {
  const [command, ...args] = checks[name];
  return (await runCommand([tool(command), ...args], { isShown: true })).code;
}

/** Formats, sorts imports and mends what can be mended. */
export async function writeFormat(): Promise<number> {
  return (await runCommand([tool("biome"), "check", "--write", "."], { isShown: true })).code;
}
