import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { processInfo } from "../../bootstrap/process-table.mjs";

/** Who listens on a TCP port, as "node (process 123: next-server)", or null when it cannot be seen. */
export function portHolder(port: number): string | null {
  try {
    const pid = process.platform === "linux" ? fromProc(port) : fromLsof(port);
    const command = pid === null ? undefined : processInfo(pid)?.command;
    return command === undefined ? null : `process ${pid} (${command.slice(0, 80).trim()})`;
  } catch {
    return null;
  }
}

/** By proc(5): the listening socket's inode in net/tcp, then whichever process has it open. */
function fromProc(port: number): number | null {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const inodes = ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(`:${hex}`) && state === "0A")
      .map((columns) => `socket:[${columns[9]}]`),
  );
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const holder = pids.find((pid) => openFiles(pid).some((file) => inodes.includes(file)));
  return holder === undefined ? null : Number(holder);
}

function openFiles(pid: string): string[] {
  return attempt(() => readdirSync(`/proc/${pid}/fd`), []).map((fd) =>
    attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ""),
  );
}

/** Other users' processes are closed to us, and any may end, or close a file, while we look. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

function fromLsof(port: number): number | null {
  const output = execFileSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-t"], { encoding: "utf8" });
  return Number(output.split("\n")[0]) || null;
}
