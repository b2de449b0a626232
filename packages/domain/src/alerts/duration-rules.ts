export const secondsOf = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;

export type DurationUnit = keyof typeof secondsOf;

/** Whole seconds as people say them, the largest unit first, without those of which there are none. */
export function durationParts(seconds: number): { unit: DurationUnit; count: number }[] {
  if (seconds === 0) return [{ unit: "s", count: 0 }];
  let rest = seconds;
  return (["d", "h", "min", "s"] as const).flatMap((unit) => {
    const count = Math.floor(rest / secondsOf[unit]);
    rest -= count * secondsOf[unit];
    return count > 0 ? [{ unit, count }] : [];
  });
}
