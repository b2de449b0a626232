import type { Offset } from "./plane.ts";

/** Turned at most this much from one point of an arc to the next. */
const ARC_STEP_RAD = (6 * Math.PI) / 180;

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
  const steps = Math.max(1, Math.ceil(Math.abs(turnRad) / ARC_STEP_RAD));
  const start = { x: corner.x - inward.x * tangentM, y: corner.y - inward.y * tangentM };
  const arcM = tangentM / half;
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
