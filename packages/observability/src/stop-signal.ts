import type { Logger } from "./logger.ts";

const stopWithinMs = 9_500;

/** Aborts at SIGTERM or SIGINT. What has not stopped in order by then is ended: unfinished work is taken up again. */
export function stopSignal(log: Logger): AbortSignal {
  const stopping = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (stopping.signal.aborted) return;
    log.info({ signal: name }, "stopping");
    stopping.abort();
    setTimeout(() => {
      log.error("not stopped in order in time, ending");
      process.exit(1);
    }, stopWithinMs).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  return stopping.signal;
}
