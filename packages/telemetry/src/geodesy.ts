import { toDegrees, toRadians } from "./units.ts";

/** A place in degrees, WGS 84. */
export type Point = { lat: number; lon: number };

/** The sphere's radius: the mean radius R1 of the WGS 84 ellipsoid, (2a + b) / 3 (Moritz 1980, Geodetic Reference System). */
export const EARTH_RADIUS_M = 6_371_008.8;

/**
 * Great-circle distance in metres between two points in degrees (WGS 84, mean radius 6,371,008.8 m; haversine,
 * Sinnott 1984, "Virtues of the Haversine", Sky and Telescope 68/2). Within 0.56 % of the ellipsoid's.
 */
export function distanceM(from: Point, to: Point): number {
  return angularDistance(from, to) * EARTH_RADIUS_M;
}

function angularDistance(from: Point, to: Point): number {
  const sinLat = Math.sin(toRadians(to.lat - from.lat) / 2);
  const sinLon = Math.sin(toRadians(to.lon - from.lon) / 2);
  const h = sinLat * sinLat + Math.cos(toRadians(from.lat)) * Math.cos(toRadians(to.lat)) * sinLon * sinLon;
  // rounding may lift antipodes above 1
  return 2 * Math.asin(Math.sqrt(Math.min(1, h)));
}

/**
 * Initial bearing of the great circle from one point to another, degrees clockwise from north, 0 ≤ b < 360; 0 when the
 * points coincide (Williams, "Aviation Formulary", Course between points; the cosine term is written with sin² of half
 * the difference, which keeps its digits for points close together).
 */
export function bearingDeg(from: Point, to: Point): number {
  return (toDegrees(bearing(from, to)) + 360) % 360;
}

function bearing(from: Point, to: Point): number {
  const fromLat = toRadians(from.lat);
  const toLat = toRadians(to.lat);
  const lon = toRadians(to.lon - from.lon);
  const half = Math.sin(lon / 2);
  const east = Math.sin(lon) * Math.cos(toLat);
  const north = Math.sin(toLat - fromLat) + 2 * Math.sin(fromLat) * Math.cos(toLat) * half * half;
  return Math.atan2(east, north);
}

/**
 * The point reached from `from` along a great circle: initial bearing in degrees, distance in metres; longitude in
 * -180 ≤ lon < 180 (Williams, "Aviation Formulary", Lat/lon given radial and distance).
 */
export function destination(from: Point, initialBearingDeg: number, distance: number): Point {
  const angle = distance / EARTH_RADIUS_M;
  const course = toRadians(initialBearingDeg);
  const fromLat = toRadians(from.lat);
  const sinLat = Math.sin(fromLat) * Math.cos(angle) + Math.cos(fromLat) * Math.sin(angle) * Math.cos(course);
  const lat = Math.asin(Math.max(-1, Math.min(1, sinLat)));
  const east = Math.sin(course) * Math.sin(angle) * Math.cos(fromLat);
  const lon = Math.atan2(east, Math.cos(angle) - Math.sin(fromLat) * Math.sin(lat));
  return { lat: toDegrees(lat), lon: wrapLongitude(from.lon + toDegrees(lon)) };
}

/** A longitude in degrees as -180 ≤ lon < 180; one already there keeps every digit. */
function wrapLongitude(lon: number): number {
  if (lon >= -180 && lon < 180) return lon;
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/**
 * Distance in metres from a point to the great-circle segment a–b (shorter than half the globe): the cross-track
 * distance where the foot of the perpendicular lies between a and b, else the distance to the nearer end (Williams,
 * "Aviation Formulary", Cross track error and along track distance).
 */
export function distanceToSegmentM(point: Point, a: Point, b: Point): number {
  const toPoint = angularDistance(a, point);
  const turn = bearing(a, point) - bearing(a, b);
  const along = Math.atan2(Math.sin(toPoint) * Math.cos(turn), Math.cos(toPoint));
  if (along < 0 || along > angularDistance(a, b)) return Math.min(toPoint * EARTH_RADIUS_M, distanceM(b, point));
  return Math.abs(Math.asin(Math.sin(toPoint) * Math.sin(turn))) * EARTH_RADIUS_M;
}

/** Distance in metres from a point to a line of great-circle segments; Infinity when the line has no points. */
export function distanceToLineM(point: Point, line: readonly Point[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  let previous: Point | undefined;
  for (const vertex of line) {
    const distance = previous ? distanceToSegmentM(point, previous, vertex) : distanceM(point, vertex);
    nearest = Math.min(nearest, distance);
    previous = vertex;
  }
  return nearest;
}

/** A closed line of at least three points; the first may be repeated as the last. */
export type Ring = readonly Point[];

/**
 * Whether a point lies in a polygon: inside its first ring and not inside one of the others, which are holes; points
 * on an edge belong to it. Edges are straight in degrees, as GeoJSON has them (RFC 7946 §3.1.1); even-odd rule
 * (Shimrat 1962, Algorithm 112, CACM 5/8). Where a ring begins and which way round it goes makes no difference.
 *
 * Antimeridian: a ring may be cut there (RFC 7946 §3.1.9), go beyond ±180, or step over it with two neighbours more
 * than 180° apart, in which case it must stay clear of the meridian of Greenwich. A ring around a pole has to run
 * along the pole from -180 to 180.
 */
export function isInPolygon(point: Point, rings: readonly Ring[]): boolean {
  const [outer, ...holes] = rings;
  if (!outer || sideOf(point, outer) === "outside") return false;
  return holes.every((hole) => sideOf(point, hole) !== "inside");
}

type Side = "inside" | "edge" | "outside";

function sideOf(point: Point, ring: Ring): Side {
  const unwrapped = unwrapRing(ring);
  const { west, east } = boundsOf(unwrapped);
  let side: Side = "outside";
  for (const turn of [0, 360, -360]) {
    const lon = point.lon + turn;
    if (side === "outside" && lon >= west && lon <= east) side = planarSideOf({ lat: point.lat, lon }, unwrapped);
  }
  return side;
}

/** A ring that steps over the antimeridian, moved to 0…360 so that it lies in one piece. */
function unwrapRing(ring: Ring): Ring {
  const stepsOver = ring.some((vertex, at) => Math.abs(vertex.lon - (ring.at(at - 1)?.lon ?? vertex.lon)) > 180);
  if (!stepsOver) return ring;
  return ring.map(({ lat, lon }) => ({ lat, lon: lon < 0 ? lon + 360 : lon }));
}

function planarSideOf(point: Point, ring: Ring): Side {
  let isInside = false;
  let previous = ring.at(-1);
  for (const vertex of ring) {
    if (!previous) break;
    // the lower end first: an edge is computed the same way in either direction, to the last digit
    const [low, high] = isBelow(previous, vertex) ? [previous, vertex] : [vertex, previous];
    const turn = (high.lon - low.lon) * (point.lat - low.lat) - (high.lat - low.lat) * (point.lon - low.lon);
    if (turn === 0 && isBetween(point, low, high)) return "edge";
    if (low.lat <= point.lat && point.lat < high.lat && turn > 0) isInside = !isInside;
    previous = vertex;
  }
  return isInside ? "inside" : "outside";
}

function isBelow(a: Point, b: Point): boolean {
  return a.lat < b.lat || (a.lat === b.lat && a.lon < b.lon);
}

function isBetween(point: Point, low: Point, high: Point): boolean {
  if (point.lat < low.lat || point.lat > high.lat) return false;
  return point.lon >= Math.min(low.lon, high.lon) && point.lon <= Math.max(low.lon, high.lon);
}

/** A box in degrees; `west` is greater than `east` when it crosses the antimeridian (RFC 7946 §5.2). */
export type Bounds = { west: number; south: number; east: number; north: number };

/** Whether a point with a longitude in -180…180 lies in a box, its edges included. */
export function isInBounds({ lat, lon }: Point, { west, south, east, north }: Bounds): boolean {
  if (lat < south || lat > north) return false;
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}

/** The box of points as they lie, not across the antimeridian; turned inside out (Infinity) when there are none. */
export function boundsOf(points: readonly Point[]): Bounds {
  const bounds: Bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { lat, lon } of points) {
    bounds.west = Math.min(bounds.west, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.east = Math.max(bounds.east, lon);
    bounds.north = Math.max(bounds.north, lat);
  }
  return bounds;
}

/**
 * The smallest box that holds every point within `radius` metres of `center`: all longitudes where the circle holds a
 * pole (Bronstein, Semendjajew, "Taschenbuch der Mathematik", spherical trigonometry: the meridians that touch the
 * circle lie asin(sin r / cos φ) away, not r / cos φ).
 */
export function boundsOfRadius(center: Point, radius: number): Bounds {
  const angle = radius / EARTH_RADIUS_M;
  const south = center.lat - toDegrees(angle);
  const north = center.lat + toDegrees(angle);
  if (south <= -90 || north >= 90) {
    return { west: -180, south: Math.max(-90, south), east: 180, north: Math.min(90, north) };
  }
  const reach = toDegrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(toRadians(center.lat)))));
  return { west: wrapLongitude(center.lon - reach), south, east: wrapLongitude(center.lon + reach), north };
}
