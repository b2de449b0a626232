import { z } from "zod";

/** A condition that does not flap: whether it holds, and since when the evidence says otherwise. */
export const Held = z.object({
  isOn: z.boolean(),
  /** Epoch ms; since the last change. */
  since: z.number(),
  /** Epoch ms; null while the evidence agrees. */
  otherwiseSince: z.number().nullable(),
});
export type Held = z.infer<typeof Held>;

/** The level at or above which it begins, below which it ends, and how long each must last. */
export interface Levels {
  raiseAt: number;
  clearBelow: number;
  raiseAfterS: number;
  clearAfterS: number;
}

/**
 * A condition after one more look at its level at an instant (epoch ms). Between the two levels it stays as it is; null
 * says that nothing is known, and changes nothing.
 */
export function hold(before: Held | undefined, level: number | null, levels: Levels, now: number): Held {
  const held = before ?? { isOn: false, since: now, otherwiseSince: null };
  if (level === null || now < held.since) return held;
  const isOtherwise = held.isOn ? level < levels.clearBelow : level >= levels.raiseAt;
  if (!isOtherwise) return { ...held, otherwiseSince: null };
  const otherwiseSince = held.otherwiseSince ?? now;
  const afterS = held.isOn ? levels.clearAfterS : levels.raiseAfterS;
  if (now - otherwiseSince < afterS * 1000) return { ...held, otherwiseSince };
  return { isOn: !held.isOn, since: now, otherwiseSince: null };
}
