import type { Database } from "@cartage/db/client";

/**
 * Calls back with each organisation whose vehicles changed, soon after the commit. `onMissed` is called when notices may
 * have been missed, because the connection to the database came back. Stop it before the pool ends.
 */
export async function watchVehicleChanges(
  { sql }: Database,
  { onChange, onMissed }: { onChange(organisationId: string): void; onMissed(): void },
): Promise<{ stop(): Promise<void> }> {
  let isFirst = true;
  const { unlisten } = await sql.listen("vehicles_changed", onChange, () => {
    if (!isFirst) onMissed();
    isFirst = false;
  });
  return { stop: unlisten };
}
