/** A piece of time, epoch ms: from, before. */
export interface Stretch {
  from: number;
  until: number;
}

/** Joins stretches that touch once each is widened; `from` does not go below `since`. */
export function joined(
  stretches: readonly Stretch[],
  { before, after, since }: { before: number; after: number; since: number },
): Stretch[] {
  const found: Stretch[] = [];
  for (const { from, until } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    const begins = Math.max(since, from - before);
    if (last && begins <= last.until) last.until = Math.max(last.until, until + after);
    else found.push({ from: begins, until: until + after });
  }
  return found;
}
