import { processInfo } from "./process-table.mjs";

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
    if (processInfo(starter)) return;
    clearInterval(timer);
    gone();
  }, EVERY_MS);
  timer.unref();
}

/** The nearest ancestor that is npm or pnpm. @param {number} pid */
function packageManagerAbove(pid) {
  for (let ancestor = pid, depth = 0; ancestor > 1 && depth < 4; depth++) {
    const found = processInfo(ancestor);
    if (!found) return undefined;
    if (/\bp?npm\b/.test(found.command) && !found.command.includes("run.mjs")) return ancestor;
    ancestor = found.parent;
  }
  return undefined;
}
