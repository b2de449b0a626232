import type { Session } from "@cartage/db/session";
import type { PositionBatch } from "./position-batch.ts";
import type { NewestOf } from "./position-rows.ts";

/**
 * The newest fix that this process has stored of each device. A fix after it cannot be there yet, unless another
 * process stored it meanwhile: then the primary key refuses the batch, and it is stored the careful way.
 */
export interface KnownNewest {
  /** Asks the database about devices that this process has not heard of yet. */
  learn(session: Session, batch: PositionBatch): Promise<void>;
  newestOf: NewestOf;
  /** Call when the rows are made: should they not be stored, what follows is merged, which is right too. */
  note(batch: PositionBatch): void;
}

export function createKnownNewest({ remember = 500_000 } = {}): KnownNewest {
  const newest = new Map<number, number>();
  return {
    async learn({ sql }, batch) {
      const unknown = [...batch.devices.keys()].filter((deviceKey) => !newest.has(deviceKey));
      if (unknown.length === 0) return;
      const rows = await sql<{ device_key: number; last_fix_ms: number | null }[]>`
        select device_key, (extract(epoch from last_fix_time) * 1000)::float8 as last_fix_ms
          from device_state where device_key = any(${unknown}::int[])`;
      for (const { device_key, last_fix_ms } of rows) newest.set(device_key, last_fix_ms ?? Number.NEGATIVE_INFINITY);
    },
    newestOf: (deviceKey) => newest.get(deviceKey) ?? Number.POSITIVE_INFINITY,
    note(batch) {
      if (newest.size + batch.devices.size > remember) newest.clear();
      for (const [deviceKey, { newestFixTime }] of batch.devices) {
        newest.set(deviceKey, Math.max(newestFixTime, newest.get(deviceKey) ?? Number.NEGATIVE_INFINITY));
      }
    },
  };
}
