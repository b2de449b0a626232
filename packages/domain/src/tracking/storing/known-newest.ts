import type { JudgedPosition, PositionBatch } from "./position-batch.ts";

/**
 * The newest fix that this process has stored of each device. A fix after it cannot be there yet, unless another
 * process stored it meanwhile: then the primary key refuses the batch, and it is stored the careful way.
 */
export interface KnownNewest {
  isNewer(judged: JudgedPosition): boolean;
  /** Call after the commit. */
  note(batch: PositionBatch): void;
}

export function createKnownNewest({ remember = 500_000 } = {}): KnownNewest {
  const newest = new Map<number, number>();
  return {
    isNewer({ device, position }) {
      const known = newest.get(device.deviceKey);
      return known !== undefined && position.fixTime > known;
    },
    note(batch) {
      if (newest.size + batch.devices.size > remember) newest.clear();
      for (const [deviceKey, { byFixTime }] of batch.devices) {
        let latest = newest.get(deviceKey) ?? Number.NEGATIVE_INFINITY;
        for (const fixTime of byFixTime.keys()) if (fixTime > latest) latest = fixTime;
        newest.set(deviceKey, latest);
      }
    },
  };
}

/** Knows nothing, so that every position is stored the careful way. */
export const nothingKnown: KnownNewest = { isNewer: () => false, note: () => {} };
