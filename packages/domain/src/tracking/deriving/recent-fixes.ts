import type { StoredFix } from "./derivation.ts";

/** An organisation's part of a batch, by its id in `derivation_batches`. */
export interface RecentBatch {
  id: number;
  devices: number;
  /** A device's positions of the batch; empty where it has none that anything is derived from. */
  fixesOf(deviceKey: number): StoredFix[];
}

/** A device's part of a batch. */
export interface BatchPart {
  batchId: number;
  deviceKey: number;
}

/**
 * Positions that this process stored and that nobody has derived yet, by the batch: what is here need not be read again.
 * It may forget any of them.
 */
export interface RecentFixes {
  add(batches: readonly RecentBatch[]): void;
  /** All positions of the parts, in the order of derivation; null where one is not here. */
  read(parts: readonly BatchPart[]): StoredFix[] | null;
  /** Batches that somebody has taken to derive them. */
  forget(batchIds: Iterable<number>): void;
}

export function createRecentFixes({ mostDevices = 50_000 } = {}): RecentFixes {
  const batches = new Map<number, RecentBatch>();
  let devices = 0;

  function forget(batchIds: Iterable<number>) {
    for (const id of batchIds) {
      devices -= batches.get(id)?.devices ?? 0;
      batches.delete(id);
    }
  }

  return {
    forget,
    add(added) {
      for (const batch of added) {
        // batches that another process took stay here, and are the oldest
        while (devices + batch.devices > mostDevices && batches.size > 0) forget([...batches.keys()].slice(0, 1));
        batches.set(batch.id, batch);
        devices += batch.devices;
      }
    },
    read(parts) {
      const fixes: StoredFix[] = [];
      for (const { batchId, deviceKey } of parts) {
        const batch = batches.get(batchId);
        if (!batch) return null;
        fixes.push(...batch.fixesOf(deviceKey));
      }
      return fixes.sort((a, b) => a.fix.time - b.fix.time || a.fix.deviceKey - b.fix.deviceKey);
    },
  };
}
