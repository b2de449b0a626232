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
}

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
    const isFast = own.some(({ topSpeedCmps }) => topSpeedCmps > aboveCmps);
    if (isWhole && isFast && isInOnePlace && own.every((stretch) => isPlain(stretch, endsAt)))
      quick.push({ day, isPacked: track !== undefined, isAccepted: track?.isAccepted ?? false });
  }
  return quick;
}

const isPlain = ({ isOfOne, speedless, from }: KnownStretch, endsAt: number) =>
  isOfOne && speedless === 0 && from + stretchMs <= endsAt;
