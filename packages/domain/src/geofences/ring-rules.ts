import { toE7 } from "@cartage/telemetry/units";
import type { Corner } from "./plane-rules.ts";

/** A place as GeoJSON has it, degrees. */
export type LonLat = readonly [lon: number, lat: number];
/** A closed line; the first place may be repeated as the last. */
export type LonLatRing = readonly LonLat[];

const TURN_E7 = 3_600_000_000;
const HALF_TURN_E7 = TURN_E7 / 2;

/**
 * The corners of a ring or line on the plane of degrees × 1e7, without places that repeat the one before. Neighbours
 * that are more than 180° of longitude apart step over the antimeridian, so that what follows lies beyond ±180°; an
 * edge of exactly 360° runs along the whole parallel (as around a pole).
 */
export function cornersOf(places: LonLatRing): Corner[] {
  const corners: Corner[] = [];
  let turned = 0;
  let lastLon: number | null = null;
  for (const [at, [lon, lat]] of places.entries()) {
    const given = toE7(lon);
    if (lastLon !== null) turned += turnBetween(lastLon, given);
    lastLon = given;
    const corner = { x: given + turned, y: toE7(lat), at };
    const last = corners.at(-1);
    if (!last || last.x !== corner.x || last.y !== corner.y) corners.push(corner);
  }
  return corners;
}

function turnBetween(fromE7: number, toLonE7: number): number {
  const step = toLonE7 - fromE7;
  if (Math.abs(step) <= HALF_TURN_E7 || Math.abs(step) === TURN_E7) return 0;
  return step > 0 ? -TURN_E7 : TURN_E7;
}

/** The corners of a ring, its end not repeated; null when it runs around the globe and so encloses nothing by itself. */
export function ringCorners(ring: LonLatRing): Corner[] | null {
  const [first] = ring;
  if (!first) return [];
  const corners = cornersOf([...ring, first]);
  const [begin, end] = [corners[0], corners.at(-1)];
  if (!begin || !end || corners.length === 1) return corners;
  if (begin.x !== end.x) return null;
  return corners.slice(0, -1);
}

/** Moves a ring by whole turns so that it lies as close as can be to a longitude. */
export function movedBeside(corners: readonly Corner[], aroundE7: number): Corner[] {
  const turns = Math.round((aroundE7 - middleOf(corners)) / TURN_E7) * TURN_E7;
  return turns === 0 ? [...corners] : corners.map((corner) => ({ ...corner, x: corner.x + turns }));
}

/** Half-way between the west and the east of corners, degrees × 1e7. */
export function middleOf(corners: readonly Corner[]): number {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (const { x } of corners) {
    west = Math.min(west, x);
    east = Math.max(east, x);
  }
  return Math.round((west + east) / 2);
}
