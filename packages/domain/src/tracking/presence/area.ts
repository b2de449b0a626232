import { distanceM, EARTH_RADIUS_M } from "@cartage/telemetry/geodesy";
import { toDegrees, toRadians } from "@cartage/telemetry/units";
import type { FenceShape } from "../../geofences/inputs.ts";

type Corner = [lon: number, lat: number];

export type Within =
  | { circle: { lat: number; lon: number; radiusM: number } }
  | { polygon: Corner[] }
  | { fence: FenceShape };

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
  const shape = shapeOf(within);
  const bounds = boundsOf(shape);
  const middle = { lat: (bounds.south + bounds.north) / 2, lon: (bounds.west + bounds.east) / 2 };
  const metresPerDeg = toRadians(1) * EARTH_RADIUS_M;
  const narrowing = Math.cos(toRadians(middle.lat));
  const flat = (lat: number, lon: number): Flat => ({
    x: (lon - middle.lon) * metresPerDeg * narrowing,
    y: (lat - middle.lat) * metresPerDeg,
  });
  const acrossM = distanceM({ lat: bounds.south, lon: bounds.west }, { lat: bounds.north, lon: bounds.east });
  const corners = (places: readonly Corner[]) => places.map(([lon, lat]) => flat(lat, lon));
  switch (shape.kind) {
    case "circle":
      return { bounds, acrossM, flat, ...disc(flat(shape.lat, shape.lon), shape.radiusM) };
    case "polygon":
      return { bounds, acrossM, flat, ...rings(shape.parts.flat().map(corners)) };
    case "corridor":
      return { bounds, acrossM, flat, ...band(corners(shape.line), shape.halfWidthM) };
  }
}

function shapeOf(within: Within): FenceShape {
  if ("fence" in within) return within.fence;
  if ("polygon" in within) return { kind: "polygon", parts: [[within.polygon]] };
  return { kind: "circle", ...within.circle };
}

function boundsOf(shape: FenceShape): Area["bounds"] {
  if (shape.kind === "circle") return around([[shape.lon, shape.lat]], shape.radiusM);
  return shape.kind === "corridor" ? around(shape.line, shape.halfWidthM) : around(shape.parts.flat(2), 0);
}

/** A box with room around places. */
function around(places: readonly Corner[], roomM: number): Area["bounds"] {
  const box = { south: 90, west: 180, north: -90, east: -180 };
  for (const [lon, lat] of places) {
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
  }
  const byLat = toDegrees(roomM / EARTH_RADIUS_M);
  const farthest = Math.max(Math.abs(box.south), Math.abs(box.north));
  const byLon = byLat / Math.max(0.01, Math.cos(toRadians(farthest)));
  return { south: box.south - byLat, west: box.west - byLon, north: box.north + byLat, east: box.east + byLon };
}

type Figure = Pick<Area, "contains" | "inside">;

/** What lies no farther than that from a line: a rectangle along each edge, and a disc around each corner. */
function band(line: Flat[], halfWidthM: number): Figure {
  const alongEdges = line.slice(1).flatMap((to, at) => {
    const from = line[at] ?? to;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length === 0) return [];
    const [x, y] = [((to.y - from.y) / length) * halfWidthM, ((from.x - to.x) / length) * halfWidthM];
    const sides = [from, to].map((end) => ({
      left: { x: end.x + x, y: end.y + y },
      right: { x: end.x - x, y: end.y - y },
    }));
    return [rings([[...sides.map(({ left }) => left), ...sides.map(({ right }) => right).reverse()]])];
  });
  const figures = [...alongEdges, ...line.map((corner) => disc(corner, halfWidthM))];
  return {
    contains: (at) => figures.some(({ contains }) => contains(at)),
    inside: (a, b) => merged(figures.flatMap(({ inside }) => inside(a, b))),
  };
}

/** Stretches that touch or overlap as one, in order. */
function merged(stretches: [number, number][]): [number, number][] {
  const parts: [number, number][] = [];
  for (const [from, until] of stretches.sort(([one], [other]) => one - other)) {
    const last = parts.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else parts.push([from, until]);
  }
  return parts;
}

function disc(middle: Flat, radiusM: number): Figure {
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

/** Parts and their holes alike, for they do not cross. */
function rings(outlines: Flat[][]): Figure {
  const edges = outlines.flatMap((corners) =>
    corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner] as const),
  );
  /** Even-odd: a ray to the east crosses the outlines an odd number of times. */
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
