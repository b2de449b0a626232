import { spawn } from "node:child_process";
import { join } from "node:path";
import { spawnGuardedGroup } from "@cartage/local/guard-against-orphan";
import { endGroup } from "./end-group.ts";
import { root } from "./root.ts";

export type CommandOptions = {
  /** Shown as it comes; else kept for whoever asks. */
  isShown?: boolean;
  env?: Record<string, string>;
  cwd?: string;
  /** Ends it with all that it has started, as our own end does, be it by kill -9. */
  signal?: AbortSignal | undefined;
};

/** Runs a command to its end; one that cannot be run ends with 127. */
export function runCommand(
  [command = "", ...args]: readonly string[],
  { isShown = false, env = {}, cwd = root, signal }: CommandOptions = {},
): Promise<{ code: number; output: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; output: string }>();
  const shown = isShown ? "inherit" : "pipe";
  const stdio: ["ignore", typeof shown, typeof shown] = ["ignore", shown, shown];
  const options = { cwd, env: { ...process.env, ...env }, stdio };
  // in a process group of its own Ctrl-C reaches us alone
  const child = signal ? spawnGuardedGroup([command, ...args], options) : spawn(command, args, options);
  const end = () => endGroup(child);
  signal?.addEventListener("abort", end);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  child.on("error", (error) => resolve({ code: 127, output: error.message }));
  child.on("close", (code) => resolve({ code: code ?? 1, output }));
  return promise.finally(() => signal?.removeEventListener("abort", end));
}

/** A tool that a workspace package depends on, by its command's name. */
export function tool(name: string, folder = ""): string {
  return join(root, folder, "node_modules", ".bin", name);
}
