// Loaded into each process that the starter starts (node --import): when the starter has died, even by kill -9, the
// process ends as if it had been told to. Their children load this too and leave that to their parents: Next.js talks
// to its own over a channel that must stay as it is.
import { isMainThread } from "node:worker_threads";

const AT_ONCE_AFTER_MS = 12_000;
const LOOK_EVERY_MS = 1_000;

const starter = Number(process.env.CARTAGE_STARTER_PID);
const isWatched = process.env.WATCH_REPORT_DEPENDENCIES !== undefined;

if (isMainThread && isWatched) {
  // our channel leads to Node's watch mode, which lives on: it is told to end, and ends us
  setInterval(() => isAlive(starter) || process.kill(process.ppid, "SIGTERM"), LOOK_EVERY_MS).unref();
} else if (isMainThread && process.channel && process.ppid === starter) {
  process.on("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), AT_ONCE_AFTER_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // listening must not keep a process turning that has nothing else to do
  process.channel.unref();
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
