import { stretchMs } from "../../tracking/deriving/stretch.ts";
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
  /** So many of the accepted ones, the first, hold all that are asked for, and some that show what comes of it. */
  rowsToSee: number;
}

/** Behind the last stretch that is asked for: the next position nearly always shows that what was fast in it was over. */
const rowsBehind = 16;

/**
 * The days of which a rule needs to see speeds alone, where it asks for any of their stretches: a single device told them,
 * each position told its speed, they are packed or not but not both, and all of it is derived and decided. There, what counts
 * is what is accepted. `isWhole`: all of a day is asked for, where any is.
 */
export function quickDays(
  { fittings: [fitted, ...others] }: ScopedVehicle,
  { stretches, days }: Past,
  { asks, endsAt, isWhole: asksAll = false }: { asks(of: KnownStretch): boolean; endsAt: number; isWhole?: boolean },
): QuickDay[] {
  if (!fitted || others.length > 0) return [];
  const packed = new Map(days.map((day) => [day.day, day]));
  const quick: QuickDay[] = [];
  for (const [day, own] of Map.groupBy(stretches, ({ from }) => Math.floor(from / dayMs) * dayMs)) {
    const isWhole = fitted.from <= day && day + dayMs <= fitted.until;
    const track = packed.get(day);
    const isInOnePlace = !track || own.length === track.outlines.length;
    const lastAsked = own.findLastIndex(asks);
    if (!isWhole || lastAsked < 0 || !isInOnePlace || !own.every((stretch) => isPlain(stretch, endsAt))) continue;
    const seen = asksAll ? own : own.slice(0, lastAsked + 1);
    const rowsToSee = seen.reduce((sum, { rows }) => sum + rows, rowsBehind);
    quick.push({ day, isPacked: track !== undefined, isAccepted: track?.isAccepted ?? false, rowsToSee });
  }
  return quick;
}

const isPlain = ({ isOfOne, speedless, from }: KnownStretch, endsAt: number) =>
  isOfOne && speedless === 0 && from + stretchMs <= endsAt;
