import { type ChildProcess, spawn } from "node:child_process";
import type { RunAs } from "./unprivileged-user.ts";

/**
 * Ends a server with the process that started it, even when that one is killed with -9: a shell waits on a pipe of
 * ours, which then closes. It must run as a user that may signal the server.
 */
export function guardAgainstOrphan(server: ChildProcess, signal: "INT" | "TERM" | "KILL", runAs: RunAs = {}): void {
  if (server.pid !== undefined) guard(server, `kill -${signal} ${server.pid}`, runAs);
}

type Shown = "inherit" | "pipe";
type GroupOptions = { stdio: ["ignore", Shown, Shown]; cwd: string; env: NodeJS.ProcessEnv };

/**
 * Starts a command as the leader of a process group that ends with us in the same way, with all that it starts, which need not
 * end in order. The guard stands before the command does and hears of it from itself: a starter that is killed between the two
 * leaves nothing behind.
 */
export function spawnGuardedGroup(
  [command = "", ...args]: readonly string[],
  { stdio, ...options }: GroupOptions,
): ChildProcess {
  const shell = spawnShell("read leader && read _; kill -KILL -$leader", {});
  const tellAndRun = 'echo $$ >&3; exec "$0" "$@" 3>&-';
  const leader = spawn("/bin/sh", ["-c", tellAndRun, command, ...args], {
    ...options,
    detached: true,
    stdio: [...stdio, shell.stdin],
  });
  leader.once("exit", () => shell.kill("SIGKILL"));
  return leader;
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
