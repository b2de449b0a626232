import type { Session } from "@cartage/db/session";
import type { KeptDays, PositionBatch } from "../storing/position-batch.ts";

const dayMs = 86_400_000;

/** Which days positions are kept for, and which of them are known to have their partition. */
export interface PositionDays {
  kept(): KeptDays;
  /** Creates the partitions that a batch needs; whoever meets a day first does. */
  open(session: Session, batch: PositionBatch): Promise<void>;
}

export interface PositionDaysOptions {
  /** Older fixes are kept apart, as stale. */
  retentionDays: number;
  now(): number;
}

export function createPositionDays({ retentionDays, now }: PositionDaysOptions): PositionDays {
  const opened = new Set<number>();
  const midnight = () => now() - (now() % dayMs);

  return {
    kept: () => ({ since: midnight() - retentionDays * dayMs, until: midnight() + 2 * dayMs }),
    async open(session, batch) {
      for (const day of batch.days) {
        if (opened.has(day)) continue;
        await session.sql`select ensure_position_day(${new Date(day).toISOString().slice(0, 10)}::date)`;
        opened.add(day);
      }
    },
  };
}
