import type { Database } from "@cartage/db/client";

/** Calls back when there are entries to seal, soon after their commit; what it misses while Postgres is away a poll finds. */
export async function watchAudit({ sql }: Database, onEntry: () => void): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen("audit", onEntry, onEntry);
  return { stop: unlisten };
}
