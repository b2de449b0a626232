import type { Fix, Moment } from "../../tracking/deriving/moment.ts";

/** Where vehicles were, told a stretch of time after the other: the newest fix not after an instant. */
export function createNeighbours() {
  const known = new Map<string, Fix[]>();
  return {
    /** Keeps the last of the stretch before, for the first minutes of the next. */
    tell(vehicleId: string, fixes: readonly Fix[]) {
      const last = known.get(vehicleId)?.at(-1);
      known.set(vehicleId, last ? [last, ...fixes] : [...fixes]);
    },
    at(time: number): NonNullable<Moment["neighbours"]> {
      return (vehicleId) => {
        const fixes = known.get(vehicleId) ?? [];
        let low = 0;
        let high = fixes.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if ((fixes[middle]?.time ?? 0) <= time) low = middle + 1;
          else high = middle;
        }
        return fixes[low - 1] ?? null;
      };
    },
  };
}
