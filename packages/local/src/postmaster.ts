import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as passed } from "node:timers/promises";

export type Postmaster = { pid: number; port: number; isReady: boolean };

/** What `postmaster.pid` says (its lines are those of Postgres's src/include/utils/pidfile.h), or null without one. */
export async function readPostmaster(dataDirectory: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(dataDirectory), "utf8").catch(() => null);
  if (text === null) return null;
  const lines = text.split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

/**
 * Clears the way for a new server: one whose starter was killed is stopped in order, and what it left behind
 * is removed.
 * @throws when the one that started it still lives
 */
export async function stopOrphan(dataDirectory: string, starterPid: number | null): Promise<boolean> {
  const left = await readPostmaster(dataDirectory);
  if (!left) return false;

  const running = isAlive(left.pid) ? processInfo(left.pid) : null;
  if (!running?.command.includes(dataDirectory)) {
    await rm(pidFile(dataDirectory), { force: true });
    return false;
  }
  if (running.parentPid === starterPid) {
    throw new Error(
      `The database in ${dataDirectory} is in use: process ${starterPid} started it and still runs. Stop that one first (Ctrl-C, or kill ${starterPid}).`,
    );
  }
  await stopPostmaster(left.pid);
  return true;
}

/** Ends a postmaster that is not our child: at its ease (SIGINT, "fast"), after 10 s at once (SIGQUIT). */
async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    for (const until = Date.now() + waitMs; Date.now() < until; await passed(20)) {
      if (!isAlive(pid)) return;
    }
  }
  throw new Error(`The Postgres of an earlier run, process ${pid}, does not end. End it with: kill -9 ${pid}`);
}

export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  // in a container without an init nobody collects an orphan, and it stays as a zombie
  return processInfo(pid)?.state !== "Z";
}

type ProcessInfo = { state: string; parentPid: number; command: string };

function processInfo(pid: number): ProcessInfo | null {
  try {
    return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

/** proc(5): `pid (name) state ppid …`, where the name may hold anything, brackets too. */
function fromProc(pid: number): ProcessInfo {
  const status = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [state = "", parentPid] = status.slice(status.lastIndexOf(")") + 2).split(" ");
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return { state, parentPid: Number(parentPid), command };
}

function fromPs(pid: number): ProcessInfo {
  const text = execFileSync("ps", ["-o", "state=,ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  const [state = "", parentPid, ...command] = text.split(/\s+/);
  return { state: state.charAt(0), parentPid: Number(parentPid), command: command.join(" ") };
}

function pidFile(dataDirectory: string) {
  return path.join(dataDirectory, "postmaster.pid");
}
