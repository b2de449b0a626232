import type { Session } from "@cartage/db/session";
import { keptForDays } from "../../accounts/rules.ts";
import type { KeptDays, PositionBatch } from "../storing/position-batch.ts";

const dayMs = 86_400_000;

/** Which days positions are kept for, and which of them are known to have their partition. */
export interface PositionDays {
  /** `ownDays` answers for how many days organisations have theirs kept, by their keys. */
  kept(ownDays: () => Promise<ReadonlyMap<number, number>>): Promise<KeptDays>;
  /** Creates the partitions that a batch needs; whoever meets a day first does. */
  open(session: Session, batch: PositionBatch): Promise<void>;
}

export interface PositionDaysOptions {
  /** Older fixes are kept apart, as stale; also those that are older than their organisation keeps. */
  retentionDays: number;
  now(): number;
  /** For so long it goes on by what it found when it last looked; without it, it always looks. */
  lookAgainAfterMs?: number;
}

export function createPositionDays({ retentionDays, now, lookAgainAfterMs = 0 }: PositionDaysOptions): PositionDays {
  const opened = new Set<number>();
  let retentions: ReadonlyMap<number, number> = new Map();
  let lookedAt = Number.NEGATIVE_INFINITY;
  const midnight = () => Math.floor(now() / dayMs) * dayMs;

  return {
    async kept(ownDays) {
      if (now() - lookedAt >= lookAgainAfterMs) {
        retentions = await ownDays();
        lookedAt = now();
      }
      const today = midnight();
      const since = (days: number) => today - keptForDays(retentionDays, days) * dayMs;
      const sinceOf = new Map([...retentions].map(([organisationKey, days]) => [organisationKey, since(days)]));
      return { since: today - retentionDays * dayMs, until: today + 2 * dayMs, sinceOf };
    },
    async open(session, batch) {
      for (const day of batch.days) {
        if (opened.has(day)) continue;
        await openDay(session, day);
        opened.add(day);
      }
    },
  };
}

/** Creates the partitions that a batch needs within a transaction: they go with it, so that nothing of them is remembered. */
export async function openDaysWithin(session: Session, batch: PositionBatch): Promise<void> {
  for (const day of batch.days) await openDay(session, day);
}

async function openDay({ sql }: Session, day: number): Promise<void> {
  await sql`select ensure_position_day(${new Date(day).toISOString().slice(0, 10)}::date)`;
}
