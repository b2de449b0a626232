// Loaded into each process that the starter starts (node --import): when the starter has died, even by kill -9, the
// channel to it closes, and the process ends as if it had been told to.
import { isMainThread } from "node:worker_threads";

const AT_ONCE_AFTER_MS = 12_000;

if (isMainThread && process.channel) {
  process.on("disconnect", () => {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), AT_ONCE_AFTER_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  // listening must not keep a process turning that has nothing else to do
  process.channel.unref();
}
