import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../root.ts";
import { runNode } from "../run-node.ts";

/** `replay FILE …`: files are found from the folder the command was typed in, which package managers leave. */
export function replay(args: readonly string[]): Promise<number> {
  const typedIn = process.env.INIT_CWD ?? process.cwd();
  const absolute = args.map((arg) => (existsSync(resolve(typedIn, arg)) ? resolve(typedIn, arg) : arg));
  return runNode(join(root, "packages", "simulator", "src", "cli", "replay.ts"), absolute);
}
