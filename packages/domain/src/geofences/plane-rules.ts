/** Rounding of the two products below stays under this while coordinates are whole 1e-7° and less than 720° apart. */
const DOUBT = 16_384;

/**
 * Which way c lies of the line from a to b: above 0 to its left, below 0 to its right, exactly 0 on it. For whole
 * numbers, such as degrees × 1e7; exact to the last digit (the filter of Shewchuk 1997, then whole numbers).
 */
export function turnOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const turn = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  return turn > DOUBT || turn < -DOUBT ? turn : exactTurnOf(bx - ax, by - ay, cx - ax, cy - ay);
}

function exactTurnOf(abX: number, abY: number, acX: number, acY: number): number {
  const first = abX * acY;
  const second = abY * acX;
  if (Number.isSafeInteger(first) && Number.isSafeInteger(second)) return first - second;
  return Number(BigInt(abX) * BigInt(acY) - BigInt(abY) * BigInt(acX));
}

/** A place on the plane of degrees × 1e7, where it stands in the ring that was given. */
export interface Corner {
  x: number;
  y: number;
  /** Its number in the input, from 0. */
  at: number;
}

/** Where a point lies of a ring without a repeated end: 1 inside, 0 on its edge, -1 outside (even-odd, exact). */
export function sideOfRing(point: { x: number; y: number }, ring: readonly Corner[]): 1 | 0 | -1 {
  let isInside = false;
  let from = ring.at(-1);
  for (const to of ring) {
    if (!from) break;
    const side = sideOfEdge(point, from, to);
    if (side === 0) return 0;
    if (side === -1) isInside = !isInside;
    from = to;
  }
  return isInside ? 1 : -1;
}

/** 0 on the edge, -1 where a line from the point to the east crosses it, else 1. */
function sideOfEdge({ x, y }: { x: number; y: number }, from: Corner, to: Corner): 1 | 0 | -1 {
  if (to.x === x && to.y === y) return 0;
  if (from.y === y && to.y === y) return from.x < x !== to.x < x ? 0 : 1;
  if (from.y <= y === to.y <= y) return 1;
  const turn = turnOf(from.x, from.y, to.x, to.y, x, y);
  if (turn === 0) return 0;
  return turn > 0 === to.y > from.y ? -1 : 1;
}
