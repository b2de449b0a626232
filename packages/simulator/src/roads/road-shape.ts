import type { Point } from "@cartage/telemetry/geodesy";
import { hash, unit } from "../random/hash.ts";
import { noise } from "../random/noise.ts";
import type { createLand } from "./land.ts";
import { type Offset, planeAt } from "./plane.ts";
import { roundCorners } from "./round-corners.ts";
import { hillinessAt } from "./terrain.ts";

/** Unit vectors east and north: how a road leaves its first town and how it comes into its last. */
export type RoadEnds = { leaving: Offset; arriving: Offset };

type Bends = { spacingM: number; wanderM: number; windM: number; kink: number; radiusM: number };

const FLAT: Bends = { spacingM: 2_100, wanderM: 420, windM: 25, kink: 0.07, radiusM: 7_000 };
const HILLY: Bends = { spacingM: 560, wanderM: 900, windM: 330, kink: 0.24, radiusM: 420 };

/**
 * The line of a road between two towns, the same for everyone who drives it: a curve that follows its ends, wanders
 * off it by slow noise, and turns by arcs between straight pieces; winding in hills, straight in a delta, on land.
 */
export function shapeRoad(
  id: number,
  from: Point,
  to: Point,
  ends: RoadEnds,
  land: ReturnType<typeof createLand>,
): Point[] {
  const middle = { lat: (from.lat + to.lat) / 2, lon: (from.lon + to.lon) / 2 };
  const plane = planeAt(middle);
  const bends = blend(FLAT, HILLY, hillinessAt(middle));
  const [start, end] = [plane.toOffset(from), plane.toOffset(to)];
  const lengthM = Math.hypot(end.x - start.x, end.y - start.y);
  const pieces = Math.max(3, Math.round(lengthM / bends.spacingM));
  const seed = hash(id, 1);

  const line: Offset[] = [start];
  for (let piece = 1; piece < pieces; piece++) {
    const share = (piece + 0.5 * (unit(seed, piece) - 0.5)) / pieces;
    const curve = hermite(start, end, ends, 0.8 * lengthM, share);
    const room = Math.min(1, 4 * share, 4 * (1 - share));
    const wander = Math.min(bends.wanderM, 0.055 * lengthM) * noise(seed + 1, share * Math.max(2, lengthM / 6_500));
    const wind = bends.windM * noise(seed + 3, (share * lengthM) / 1_900);
    const kink = bends.kink * bends.spacingM * (2 * unit(seed + 2, piece) - 1);
    line.push(onLand(plane, land, curve, (wander + wind + kink) * room, straight(start, end, share)));
  }
  line.push(end);
  return roundCorners(line, bends.radiusM).map(plane.toPoint);
}

type Bearing = { at: Offset; along: Offset };

/** Beside the curve, else on it, else on the straight line, which is known to be on land. */
function onLand(
  plane: ReturnType<typeof planeAt>,
  land: ReturnType<typeof createLand>,
  curve: Bearing,
  asideM: number,
  fallback: Offset,
): Offset {
  const beside = (metres: number) => ({
    x: curve.at.x - curve.along.y * metres,
    y: curve.at.y + curve.along.x * metres,
  });
  for (const candidate of [beside(asideM), beside(-asideM / 2), curve.at]) {
    if (land.holds(plane.toPoint(candidate))) return candidate;
  }
  return fallback;
}

/** A cubic Hermite curve and its direction at a share of its length. */
function hermite(start: Offset, end: Offset, { leaving, arriving }: RoadEnds, pull: number, u: number): Bearing {
  const [u2, u3] = [u * u, u * u * u];
  const weights = [2 * u3 - 3 * u2 + 1, (u3 - 2 * u2 + u) * pull, 3 * u2 - 2 * u3, (u3 - u2) * pull] as const;
  const slopes = [6 * u2 - 6 * u, (3 * u2 - 4 * u + 1) * pull, 6 * u - 6 * u2, (3 * u2 - 2 * u) * pull] as const;
  const mix = ([a, b, c, d]: readonly [number, number, number, number]) => ({
    x: a * start.x + b * leaving.x + c * end.x + d * arriving.x,
    y: a * start.y + b * leaving.y + c * end.y + d * arriving.y,
  });
  const slope = mix(slopes);
  const steepness = Math.hypot(slope.x, slope.y) || 1;
  return { at: mix(weights), along: { x: slope.x / steepness, y: slope.y / steepness } };
}

function straight(start: Offset, end: Offset, share: number): Offset {
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
}

function blend(a: Bends, b: Bends, share: number): Bends {
  const between = (from: number, to: number) => from * (to / from) ** share;
  return {
    spacingM: between(a.spacingM, b.spacingM),
    wanderM: between(a.wanderM, b.wanderM),
    windM: between(a.windM, b.windM),
    kink: between(a.kink, b.kink),
    radiusM: between(a.radiusM, b.radiusM),
  };
}
