interface Loaded {
  capacityWeightKg: number | null;
  capacityVolumeM3: number | null;
  /** What its routes have it carry, all at once: at the most, so that there is room at any time. */
  loadG: number;
  loadCm3: number;
}

/** Room in a vehicle; null where nothing says how much it carries. */
export interface Free {
  weightG: number | null;
  volumeCm3: number | null;
}

export function freeOf({ capacityWeightKg, capacityVolumeM3, loadG, loadCm3 }: Loaded): Free {
  return {
    weightG: capacityWeightKg === null ? null : Math.max(0, capacityWeightKg * 1_000 - loadG),
    volumeCm3: capacityVolumeM3 === null ? null : Math.max(0, Math.round(capacityVolumeM3 * 1e6) - loadCm3),
  };
}

/** Whether all of the goods find room; an unknown capacity speaks against nothing. */
export function takesAll(free: Free, { weightG, volumeCm3 }: { weightG: number; volumeCm3: number }): boolean {
  return (free.weightG ?? Infinity) >= weightG && (free.volumeCm3 ?? Infinity) >= volumeCm3;
}
