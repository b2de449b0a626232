import type { Database } from "@cartage/domain/run-as";

/**
 * Tells of each device whose row changed: its secret, its name, or that it was revoked. `onMissed` is called when notices
 * may have been missed, because the connection to the database came back. Stop it before the pool ends.
 */
export async function watchDeviceChanges(
  { sql }: Database,
  { onChange, onMissed }: { onChange(deviceId: string): void; onMissed(): void },
): Promise<{ stop(): Promise<void> }> {
  let isFirst = true;
  const { unlisten } = await sql.listen("devices_changed", onChange, () => {
    if (!isFirst) onMissed();
    isFirst = false;
  });
  return { stop: unlisten };
}
