import type { Database } from "@cartage/db/client";

/** Calls back when there are mails to send, soon after their commit; what it misses while Postgres is away a poll finds. */
export async function watchMails({ sql }: Database, onMail: () => void): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await sql.listen("mails", onMail, onMail);
  return { stop: unlisten };
}
