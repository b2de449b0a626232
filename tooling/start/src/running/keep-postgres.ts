import { setTimeout as passed } from "node:timers/promises";
import { type PostgresOptions, type RunningPostgres, startPostgres } from "@cartage/local/start-postgres";
import type { Lifecycle } from "./lifecycle.ts";

const PAUSE_MS = 1_000;
/** As often in a row; a server that stands longer than this has recovered. */
const TRIES = 5;
const SETTLED_AFTER_MS = 60_000;

/** The embedded Postgres until the end of the start: when it is killed it starts again and recovers from its log. */
export async function keepPostgres(options: PostgresOptions, lifecycle: Lifecycle): Promise<RunningPostgres> {
  let running = await startPostgres(options);
  let startedAt = performance.now();
  let tries = 0;

  async function watch(): Promise<void> {
    const { code, signal } = await running.ended;
    if (lifecycle.signal.aborted) return;
    tries = performance.now() - startedAt > SETTLED_AFTER_MS ? 1 : tries + 1;
    if (tries > TRIES) return lifecycle.fail(`Postgres ends again and again; its log: ${running.logFile}`);
    console.error(`✗ Postgres ended (${signal ?? `exit ${code}`}), starting it again`);
    await passed(PAUSE_MS);
    if (lifecycle.signal.aborted) return;
    running = await startPostgres({ ...options, port: running.port });
    startedAt = performance.now();
    return watch();
  }
  watch().catch((error: unknown) => lifecycle.fail(error instanceof Error ? error.message : String(error)));
  lifecycle.stopsWith("Postgres", () => running.stop());
  return running;
}
