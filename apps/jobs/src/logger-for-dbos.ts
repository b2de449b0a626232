import type { Logger } from "@cartage/observability/logger";
import type { DBOSConfig } from "@dbos-inc/dbos-sdk";

type DbosLogger = NonNullable<DBOSConfig["logger"]>;

/** What DBOS tells of itself, among our own lines; its news of a normal start are for debugging. */
export function loggerForDbos(parent: Logger): DbosLogger {
  const log = parent.child({ part: "dbos" });
  const fields = (metadata: Parameters<DbosLogger["error"]>[1]) => ({
    ...(metadata?.span?.attributes && { workflow: metadata.span.attributes }),
    ...(metadata?.error instanceof Error && { err: metadata.error }),
  });
  return {
    debug: (entry, metadata) => log.trace(fields(metadata), String(entry)),
    info: (entry, metadata) => log.debug(fields(metadata), String(entry)),
    warn(entry, metadata) {
      // whose step it was, DBOS does not say; who runs the step does
      const isToldBetter = String(entry).startsWith("Error in step being automatically retried");
      log[isToldBetter ? "debug" : "warn"](fields(metadata), String(entry));
    },
    error: (entry, metadata) => log.error(fields(metadata), String(entry)),
  };
}
