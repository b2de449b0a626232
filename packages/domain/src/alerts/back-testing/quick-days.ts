import { stretchMs } from "../../tracking/deriving/derivation.ts";
import type { KnownStretch, Past } from "./read-past.ts";
import type { ScopedVehicle } from "./scoped-vehicles.ts";

const dayMs = 86_400_000;

/** A day of one device's positions, and where they are. */
export interface QuickDay {
  /** Epoch ms. */
  day: number;
  isPacked: boolean;
  /** Whether none of them is doubted. */
  isAccepted: boolean;
  /** So many of the accepted ones, the first, hold all that are above the speed, and some that show what comes of it. */
  rowsToSee: number;
}

/** Behind the last stretch in which a day is fast: the next position nearly always shows that it was over. */
const rowsBehind = 16;

/**
 * The days of which a rule on speed needs to see speeds alone, where anything is above one: a single device told them, each
 * position told its speed, they are packed or not but not both, and all of it is derived and decided. There, what counts is
 * what is accepted.
 */
export function quickDays(
  { fittings: [fitted, ...others] }: ScopedVehicle,
  { stretches, days }: Past,
  { aboveCmps, endsAt }: { aboveCmps: number; endsAt: number },
): QuickDay[] {
  if (!fitted || others.length > 0) return [];
  const packed = new Map(days.map((day) => [day.day, day]));
  const quick: QuickDay[] = [];
  for (const [day, own] of Map.groupBy(stretches, ({ from }) => Math.floor(from / dayMs) * dayMs)) {
    const isWhole = fitted.from <= day && day + dayMs <= fitted.until;
    const track = packed.get(day);
    const isInOnePlace = !track || own.length === track.outlines.length;
    const lastFast = own.findLastIndex(({ topSpeedCmps }) => topSpeedCmps > aboveCmps);
    if (!isWhole || lastFast < 0 || !isInOnePlace || !own.every((stretch) => isPlain(stretch, endsAt))) continue;
    const rowsToSee = own.slice(0, lastFast + 1).reduce((sum, { rows }) => sum + rows, rowsBehind);
    quick.push({ day, isPacked: track !== undefined, isAccepted: track?.isAccepted ?? false, rowsToSee });
  }
  return quick;
}

const isPlain = ({ isOfOne, speedless, from }: KnownStretch, endsAt: number) =>
  isOfOne && speedless === 0 && from + stretchMs <= endsAt;
