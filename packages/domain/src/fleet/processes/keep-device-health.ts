import type { Context } from "../../context.ts";
import { countDeviceDays } from "../commands/count-device-days.ts";
import { diagnoseDevices } from "../commands/diagnose-devices.ts";
import { listDueDeviceDays } from "../queries/list-due-device-days.ts";

/** Devices whose day is counted by one statement. */
const atOnce = 50;

/**
 * Keeps what is known of the health of devices' data up to date, for as long as `withinMs`; what is left over is due at the
 * next pass, and so is what a killed process left. Answers how many days of devices were counted.
 */
export async function keepDeviceHealth(ctx: Context, { withinMs }: { withinMs: number }): Promise<number> {
  const startedAt = Date.now();
  const hasTime = () => Date.now() - startedAt < withinMs;
  let counted = 0;
  const seen = new Set<string>();

  while (hasTime()) {
    const due = await listDueDeviceDays(ctx, { limit: 20 * atOnce });
    // a day that is under way is due again at once; it has its turn at the next pass
    const fresh = due.filter(({ deviceKey, day }) => !seen.has(`${deviceKey}/${day}`));
    if (fresh.length === 0) break;
    for (const [day, ofDay] of Map.groupBy(fresh, ({ day }) => day)) {
      for (let from = 0; from < ofDay.length && hasTime(); from += atOnce) {
        const batch = ofDay.slice(from, from + atOnce);
        for (const { deviceKey } of batch) seen.add(`${deviceKey}/${day}`);
        counted += await countDeviceDays(ctx, { day, deviceKeys: batch.map(({ deviceKey }) => deviceKey) });
      }
    }
  }
  while (hasTime() && (await diagnoseDevices(ctx, { limit: 500 })) === 500);
  return counted;
}
