import { type ChildProcess, spawn } from "node:child_process";
import type { RunAs } from "./unprivileged-user.ts";

/**
 * Ends a server with the process that started it, even when that one is killed with -9: a shell waits on a pipe of
 * ours, which then closes. It must run as a user that may signal the server.
 */
export function guardAgainstOrphan(server: ChildProcess, signal: "INT" | "TERM" | "KILL", runAs: RunAs = {}): void {
  if (server.pid === undefined) return;
  const guard = spawn("/bin/sh", ["-c", `read _; kill -${signal} "$0"`, String(server.pid)], {
    ...runAs,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => undefined);
  guard.unref();
  server.once("exit", () => guard.kill("SIGKILL"));
}
