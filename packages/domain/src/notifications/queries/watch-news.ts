import type { Database } from "@cartage/db/client";

/**
 * Calls back with each organisation whose alerts changed, and each person who has new notifications, soon after the
 * commit. `onMissed` is called when notices may have been missed.
 */
export async function watchNews(
  { sql }: Database,
  { onNews, onMissed }: { onNews(id: string): void; onMissed(): void },
): Promise<{ stop(): Promise<void> }> {
  let opened = 0;
  const onOpen = () => {
    opened += 1;
    if (opened > 2) onMissed();
  };
  const alerts = await sql.listen("alerts_changed", onNews, onOpen);
  const notifications = await sql.listen("notifications_changed", onNews, onOpen);
  return {
    async stop() {
      await Promise.all([alerts.unlisten(), notifications.unlisten()]);
    },
  };
}
