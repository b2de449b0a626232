import type { Database } from "@cartage/db/client";

/** Calls back when there are notifications to send, soon after their commit; what it misses a poll finds. */
export async function watchNotifications({ sql }: Database, onNews: () => void): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen("notifications_waiting", onNews, onNews);
  return { stop: unlisten };
}
