import { spawn } from "node:child_process";
import { root } from "./root.ts";

/** Runs a TypeScript file of ours under this Node, sharing the terminal; gives its exit code. */
export function runNode(file: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  // Ctrl-C reaches both; the child ends in its own order, and then so do we
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", () => resolve(127));
  child.on("exit", (code) => resolve(code ?? 1));
  return promise;
}
