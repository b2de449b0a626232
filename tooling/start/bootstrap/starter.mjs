import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const EVERY_MS = 1000;

/**
 * Calls `gone` once the package manager that runs us has died without a signal reaching us (kill -9): its shell may
 * live on, and so would we. Where we were started by hand there is nothing to watch.
 * @param {() => void} gone
 */
export function watchStarter(gone) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const starter = packageManagerAbove(process.ppid);
  if (!starter) return;
  const timer = setInterval(() => {
    if (isAlive(starter)) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
}

/** The nearest ancestor that is npm or pnpm. @param {number} pid */
function packageManagerAbove(pid) {
  for (let ancestor = pid, depth = 0; ancestor > 1 && depth < 4; depth++) {
    const found = describe(ancestor);
    if (!found) return undefined;
    if (/\bp?npm\b/.test(found.command) && !/run\.mjs/.test(found.command)) return ancestor;
    ancestor = found.parent;
  }
  return undefined;
}

/** @param {number} pid @returns {{ parent: number, command: string } | undefined} */
function describe(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
    }
    const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const space = line.indexOf(" ");
    return { parent: Number(line.slice(0, space)), command: line.slice(space + 1) };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
