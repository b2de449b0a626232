/** Below a zoom ways are drawn to so many metres, about two pixels there: the tolerances that overviews are kept for. */
const steps = [
  { below: 7, toleranceM: 1_000 },
  { below: 11, toleranceM: 100 },
] as const;
const finestM = 20;

/** How exactly ways are drawn at a zoom of the map; coarsely where there is no map yet. */
export function toleranceAt(zoom: number | null): number {
  return steps.find(({ below }) => (zoom ?? 0) < below)?.toleranceM ?? finestM;
}
