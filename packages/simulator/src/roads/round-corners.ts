import type { Offset } from "./plane.ts";

/** Turned at most this much from one point of an arc to the next: in a street corner, and where a bend is seen from afar. */
const TIGHT_STEP_RAD = (9 * Math.PI) / 180;
const WIDE_STEP_RAD = (2.5 * Math.PI) / 180;
const WIDE_FROM_M = 150;

/**
 * A line of straight pieces joined by arcs of that radius in metres, as roads are laid out; where the pieces are too
 * short for it, a tighter arc takes what room there is.
 */
export function roundCorners(line: readonly Offset[], radiusM: number): Offset[] {
  const rounded: Offset[] = [];
  for (const [i, corner] of line.entries()) {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (before && after) rounded.push(...arcAround(before, corner, after, radiusM));
    else rounded.push(corner);
  }
  return rounded;
}

function arcAround(before: Offset, corner: Offset, after: Offset, radiusM: number): Offset[] {
  const inM = Math.hypot(corner.x - before.x, corner.y - before.y);
  const outM = Math.hypot(after.x - corner.x, after.y - corner.y);
  if (inM < 1e-6 || outM < 1e-6) return [];
  const inward = { x: (corner.x - before.x) / inM, y: (corner.y - before.y) / inM };
  const outward = { x: (after.x - corner.x) / outM, y: (after.y - corner.y) / outM };
  const turnRad = Math.atan2(inward.x * outward.y - inward.y * outward.x, inward.x * outward.x + inward.y * outward.y);
  const half = Math.tan(Math.abs(turnRad) / 2);
  if (half < 1e-3) return [corner];

  const tangentM = Math.min(radiusM * half, 0.48 * inM, 0.48 * outM);
  const start = { x: corner.x - inward.x * tangentM, y: corner.y - inward.y * tangentM };
  const arcM = tangentM / half;
  const steps = Math.max(1, Math.ceil(Math.abs(turnRad) / (arcM < WIDE_FROM_M ? TIGHT_STEP_RAD : WIDE_STEP_RAD)));
  const side = Math.sign(turnRad);
  const centre = { x: start.x - inward.y * arcM * side, y: start.y + inward.x * arcM * side };
  const points = [start];
  for (let step = 1; step <= steps; step++) {
    const angle = (turnRad * step) / steps;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const [x, y] = [start.x - centre.x, start.y - centre.y];
    points.push({ x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos });
  }
  return points;
}
