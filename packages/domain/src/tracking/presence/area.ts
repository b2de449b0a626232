import { distanceM, EARTH_RADIUS_M } from "@cartage/telemetry/geodesy";
import { toDegrees, toRadians } from "@cartage/telemetry/units";

export type Within =
  | { circle: { lat: number; lon: number; radiusM: number } }
  | { polygon: [lon: number, lat: number][] };

/** A point in metres east and north of an area's middle. */
export interface Flat {
  x: number;
  y: number;
}

/** An area as the search uses it: a box in degrees around it, and where a straight way is inside it. */
export interface Area {
  bounds: { south: number; west: number; north: number; east: number };
  /** From one corner of the box to the other, m. */
  acrossM: number;
  flat(lat: number, lon: number): Flat;
  contains(at: Flat): boolean;
  /** The stretches of a straight way from `a` to `b` that lie inside, as shares 0 to 1 of its length, in order. */
  inside(a: Flat, b: Flat): [from: number, until: number][];
}

/** Flat around the middle: within a hundred kilometres the plane is off by less than a receiver is. */
export function areaOf(within: Within): Area {
  const bounds = boundsOf(within);
  const middle = { lat: (bounds.south + bounds.north) / 2, lon: (bounds.west + bounds.east) / 2 };
  const metresPerDeg = toRadians(1) * EARTH_RADIUS_M;
  const narrowing = Math.cos(toRadians(middle.lat));
  const flat = (lat: number, lon: number): Flat => ({
    x: (lon - middle.lon) * metresPerDeg * narrowing,
    y: (lat - middle.lat) * metresPerDeg,
  });
  const acrossM = distanceM({ lat: bounds.south, lon: bounds.west }, { lat: bounds.north, lon: bounds.east });
  if ("circle" in within) {
    const { lat, lon, radiusM } = within.circle;
    return { bounds, acrossM, flat, ...disc(flat(lat, lon), radiusM) };
  }
  return { bounds, acrossM, flat, ...ring(within.polygon.map(([lon, lat]) => flat(lat, lon))) };
}

function boundsOf(within: Within): Area["bounds"] {
  if ("circle" in within) {
    const { lat, lon, radiusM } = within.circle;
    const byLat = toDegrees(radiusM / EARTH_RADIUS_M);
    const byLon = byLat / Math.max(0.01, Math.cos(toRadians(lat)));
    return { south: lat - byLat, west: lon - byLon, north: lat + byLat, east: lon + byLon };
  }
  const lons = within.polygon.map(([lon]) => lon);
  const lats = within.polygon.map(([, lat]) => lat);
  return { south: Math.min(...lats), west: Math.min(...lons), north: Math.max(...lats), east: Math.max(...lons) };
}

function disc(middle: Flat, radiusM: number) {
  const contains = ({ x, y }: Flat) => Math.hypot(x - middle.x, y - middle.y) <= radiusM;
  return {
    contains,
    inside(a: Flat, b: Flat): [number, number][] {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const [fx, fy] = [a.x - middle.x, a.y - middle.y];
      const square = dx * dx + dy * dy;
      if (square === 0) return contains(a) ? [[0, 1]] : [];
      const half = fx * dx + fy * dy;
      const root = half * half - square * (fx * fx + fy * fy - radiusM * radiusM);
      if (root <= 0) return [];
      const from = Math.max(0, (-half - Math.sqrt(root)) / square);
      const until = Math.min(1, (-half + Math.sqrt(root)) / square);
      return from < until ? [[from, until]] : [];
    },
  };
}

function ring(corners: Flat[]) {
  const edges = corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner] as const);
  /** Even-odd: a ray to the east crosses the outline an odd number of times. */
  const contains = ({ x, y }: Flat) =>
    edges.reduce(
      (isIn, [a, b]) => (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x) ? !isIn : isIn),
      false,
    );
  return {
    contains,
    inside(a: Flat, b: Flat): [number, number][] {
      const cuts = [0, ...edges.flatMap(([c, d]) => crossing(a, b, c, d)).sort((p, q) => p - q), 1];
      const parts: [number, number][] = [];
      for (let at = 1; at < cuts.length; at++) {
        const [from, until] = [cuts[at - 1] ?? 0, cuts[at] ?? 1];
        const share = (from + until) / 2;
        if (until <= from && a !== b && cuts.length > 2) continue;
        if (!contains({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })) continue;
        const last = parts.at(-1);
        if (last && last[1] >= from) last[1] = until;
        else parts.push([from, until]);
      }
      return parts;
    },
  };
}

/** Where a way meets an edge, as a share of the way. */
function crossing(a: Flat, b: Flat, c: Flat, d: Flat): number[] {
  const cross = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (cross === 0) return [];
  const alongWay = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / cross;
  const alongEdge = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / cross;
  return alongWay > 0 && alongWay < 1 && alongEdge >= 0 && alongEdge <= 1 ? [alongWay] : [];
}
