import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process's parent and command line; undefined when there is none, or when it has ended and nobody collected it.
 * Linux by proc(5): `pid (name) state ppid …`, where the name may hold brackets; elsewhere by ps(1).
 * @param {number} pid
 * @returns {{ parent: number, command: string, startedAt: string } | undefined} `startedAt` tells it from a later one of its number
 */
export function processInfo(pid) {
  try {
    return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function fromProc(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, parent] = fields;
  if (state === "Z") return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  return { parent: Number(parent), command, startedAt: fields[19] ?? "" };
}

/** @param {number} pid */
function fromPs(pid) {
  const columns = ["-o", "state=,ppid=,lstart=,command="];
  const line = execFileSync("ps", [...columns, "-p", String(pid)], { encoding: "utf8", env: { LC_ALL: "C" } }).trim();
  const [state = "Z", parent, ...rest] = line.split(/\s+/);
  if (state.startsWith("Z")) return undefined;
  // lstart is five words: Sat Nov 21 12:00:00 2026
  return { parent: Number(parent), startedAt: rest.slice(0, 5).join(" "), command: rest.slice(5).join(" ") };
}
