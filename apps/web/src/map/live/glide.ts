/** A vehicle glides between fixes that follow closely; after a gap nobody knows the way, so it stands at the new one at once. */
const longestGlideMs = 10_000;
/** Fixes of a second or less still need a little time, or a marker would seem to jump. */
const shortestGlideMs = 250;

/** How long the way from one fix to the next takes on the screen: as long as it took on the road. */
export function glideMs(previousFixTime: number, fixTime: number): number {
  const apartMs = fixTime - previousFixTime;
  if (!(apartMs > 0) || apartMs > longestGlideMs) return 0;
  return Math.max(shortestGlideMs, apartMs);
}

/** The heading after a share (0 … 1) of the turn by the shorter way round; degrees, NaN when the new one is unknown. */
export function turn(fromDeg: number, toDeg: number, share: number): number {
  if (Number.isNaN(fromDeg) || share >= 1) return toDeg;
  const byDeg = ((toDeg - fromDeg + 540) % 360) - 180;
  // most of a turn happens early: a marker that drives sideways looks wrong
  const turned = byDeg * Math.min(1, share * 3);
  return (fromDeg + turned + 360) % 360;
}
