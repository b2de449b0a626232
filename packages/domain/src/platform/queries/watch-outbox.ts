import type { Database } from "@cartage/db/client";

/** Calls back at each new event in the outbox, soon after its commit; what it misses while Postgres is away a poll finds. */
export async function watchOutbox({ sql }: Database, onEvent: () => void): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen("outbox", onEvent, onEvent);
  return { stop: unlisten };
}
