import { type ChildProcess, spawn } from "node:child_process";
import type { RunAs } from "./unprivileged-user.ts";

/**
 * Ends a server with the process that started it, even when that one is killed with -9: a shell waits on a pipe of
 * ours, which then closes. It must run as a user that may signal the server.
 */
export function guardAgainstOrphan(server: ChildProcess, signal: "INT" | "TERM" | "KILL", runAs: RunAs = {}): void {
  if (server.pid !== undefined) guard(server, `kill -${signal} ${server.pid}`, runAs);
}

/** The same for a detached process and all that it has started, which need not end in order. */
export function guardGroupAgainstOrphan(leader: ChildProcess): void {
  if (leader.pid !== undefined) guard(leader, `kill -KILL -${leader.pid}`, {});
}

function guard(server: ChildProcess, end: string, runAs: RunAs): void {
  const shell = spawn("/bin/sh", ["-c", `read _; ${end}`], {
    ...runAs,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.on("error", () => undefined);
  shell.unref();
  server.once("exit", () => shell.kill("SIGKILL"));
}
