import { type ChildProcess, spawn } from "node:child_process";
import type { RunAs } from "./unprivileged-user.ts";

/**
 * Ends a server with the process that started it, even when that one is killed with -9: a shell waits on a pipe of
 * ours, which then closes. It must run as a user that may signal the server.
 */
export function guardAgainstOrphan(server: ChildProcess, signal: "INT" | "TERM" | "KILL", runAs: RunAs = {}): void {
  if (server.pid !== undefined) guard(server, `kill -${signal} ${server.pid}`, runAs);
}

/**
 * Opens the same for a detached process that is started next, and all that it starts, which need not end in order. It stands
 * before that process is there, so that whenever we are killed one knows of the other.
 */
export function openGroupGuard(): (leader: ChildProcess) => void {
  const shell = spawnShell("read leader && read _; kill -KILL -$leader", {});
  return (leader) => {
    leader.once("exit", () => shell.kill("SIGKILL"));
    if (leader.pid === undefined) shell.kill("SIGKILL");
    else shell.stdin.write(`${leader.pid}\n`);
  };
}

function guard(server: ChildProcess, end: string, runAs: RunAs): void {
  const shell = spawnShell(`read _; ${end}`, runAs);
  server.once("exit", () => shell.kill("SIGKILL"));
}

function spawnShell(script: string, runAs: RunAs) {
  const shell = spawn("/bin/sh", ["-c", script], {
    ...runAs,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  shell.unref();
  return shell;
}
