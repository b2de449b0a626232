/** Numbers without a gap; both ends belong to the run. */
export type Run = [from: number, to: number];

/** Adds a number; most often it is the next one. */
export function addToRuns(runs: Run[], number: number): void {
  const last = runs.at(-1);
  if (last && number === last[1] + 1) last[1] = number;
  else runs.push([number, number]);
}

/** The same numbers in runs that rise and lie apart. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const [from, to] of [...runs].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
