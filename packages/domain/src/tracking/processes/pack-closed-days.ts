import type { Context } from "../../context.ts";
import { dropPackedDay } from "../commands/drop-packed-day.ts";
import { packDeviceDay } from "../commands/pack-device-day.ts";
import { listOpenDays, listUnpacked } from "../queries/list-unpacked.ts";

export interface PackingOptions {
  /** A day is packed when it has been over for so many days: at least 1, for what arrives late is cheaper in a row. */
  packAfterDays: number;
  /** Tracks a run; what is left is for the next. */
  most?: number;
}

const dayMs = 86_400_000;

/**
 * Packs the days that are over, device by device, and drops the partitions that are empty then. It may be stopped at any
 * point: what it packed is packed, and the next run finds the rest. Answers how many rows it packed.
 */
export async function packClosedDays(ctx: Context, { packAfterDays, most = 50_000 }: PackingOptions): Promise<number> {
  const before = new Date(ctx.now().getTime() - packAfterDays * dayMs).toISOString().slice(0, 10);
  let packed = 0;
  let left = most;
  for (const day of await listOpenDays(ctx, { before })) {
    for (const deviceDay of await listUnpacked(ctx, { day })) {
      if (left-- === 0) return packed;
      packed += await packDeviceDay(ctx, deviceDay).catch((err: unknown) => {
        ctx.log?.error({ err, ...deviceDay }, "a day could not be packed and stays as it is");
        return 0;
      });
    }
    await dropPackedDay(ctx, { day });
  }
  return packed;
}
