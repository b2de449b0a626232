interface Policy {
  levels: readonly { afterS: number }[];
  /** Null: until somebody acknowledges. */
  repeats: number | null;
  /** Between the last level and the first one again. */
  repeatAfterS: number;
}

/** What follows a step that nobody acknowledged: the next level, the first one again, or nothing. */
export function stepAfter(
  { level, round }: { level: number; round: number },
  { levels, repeats, repeatAfterS }: Policy,
): { level: number; round: number; afterS: number } | null {
  const next = levels[level + 1];
  if (next) return { level: level + 1, round, afterS: next.afterS };
  return repeats === null || round < repeats ? { level: 0, round: round + 1, afterS: repeatAfterS } : null;
}
