import type { Context } from "../../context.ts";
import { isRefusedData } from "../../refused-data.ts";
import type { PositionDays } from "./open-position-days.ts";
import { rereadLetters } from "./reread-letters.ts";

const most = 500;

/** Reads all letters of a retry again, batch by batch. Stopped anywhere it goes on where it was; one that the database refuses is passed over. */
export async function rereadRefused(
  runAsProcess: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  { retryId, days }: { retryId: string; days: PositionDays },
): Promise<void> {
  for (let limit = most, isSkipping = false; ; ) {
    try {
      const looked = await runAsProcess((ctx) => rereadLetters(ctx, { retryId, limit, days, isSkipping }));
      if (looked < limit) return;
      limit = most;
      isSkipping = false;
    } catch (error) {
      if (!isRefusedData(error) || isSkipping) throw error;
      isSkipping = limit === 1;
      limit = Math.max(1, Math.floor(limit / 2));
    }
  }
}
