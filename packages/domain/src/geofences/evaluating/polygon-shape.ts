import { type Corner, turnOf } from "../plane-rules.ts";
import { METRES_PER_E7, metresPerLonE7, type PlaceE7, wrapE7 } from "./degrees-e7.ts";
import { boxOfCorners, Edges, type PlaneBox } from "./edges.ts";
import type { Shape, Stretch } from "./shape.ts";

type Part = readonly (readonly Corner[])[];

/** Rounding of a turn stays under this (see `turnOf`): closer to 0, it is computed exactly. */
const DOUBT = 16_384;

/** Polygons with holes; rings neither cross nor overlap, so that the even-odd rule says what is inside. */
export class PolygonShape implements Shape {
  readonly box: PlaneBox;
  readonly halfDepthM: number;
  private readonly edges: Edges;

  /** Each part a ring and its holes; all on one plane, their ends not repeated. */
  constructor(parts: readonly Part[]) {
    const rings = parts.flat();
    this.box = boxOfCorners(rings.flat());
    this.edges = new Edges(rings.map(closed), this.box);
    this.halfDepthM = halfDepthOf(parts, this.edges.originLatE7);
  }

  covers(latE7: number, lonE7: number): boolean {
    return this.coversAt(this.edges.xOf(lonE7), this.edges.yOf(latE7));
  }

  private coversAt(x: number, y: number): boolean {
    const { xy, at } = this.edges;
    const { list, from, until } = this.edges.between(y, y);
    let isInside = false;
    for (let edge = from; edge < until; edge++) {
      const start = at + (list ? (list[edge] as number) : edge) * 2;
      const fromY = xy[start + 1] as number;
      const toY = xy[start + 3] as number;
      if (fromY === y && isOnLevelWith(xy, start, x)) return true;
      if (fromY <= y === toY <= y) continue;
      const fromX = xy[start] as number;
      const toX = xy[start + 2] as number;
      let turn = (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
      if (turn < DOUBT && turn > -DOUBT) turn = turnAt(fromX, fromY, toX, toY, x, y);
      if (turn === 0) return true;
      if (turn > 0 === toY > fromY) isInside = !isInside;
    }
    return isInside;
  }

  edgeDistanceM(latE7: number, lonE7: number, reachM: number): number {
    return this.edges.nearestM(this.edges.xOf(lonE7), this.edges.yOf(latE7), reachM);
  }

  stretchesInside(from: PlaceE7, to: PlaceE7): Stretch[] {
    const x = this.edges.xOf(from.lonE7);
    const y = this.edges.yOf(from.latE7);
    const alongX = wrapE7(to.lonE7 - from.lonE7);
    const alongY = to.latE7 - from.latE7;
    const crossings = this.crossings(x, y, alongX, alongY);
    if (!crossings) return this.coversAt(x + alongX / 2, y + alongY / 2) ? [[0, 1]] : NOWHERE;
    return this.insideBetween([0, ...crossings.sort((a, b) => a - b), 1], x, y, alongX, alongY);
  }

  private insideBetween(cuts: readonly number[], x: number, y: number, alongX: number, alongY: number): Stretch[] {
    const stretches: [number, number][] = [];
    for (const [at, end] of cuts.entries()) {
      const begin = cuts[at - 1];
      if (begin === undefined || end === begin) continue;
      const middle = (begin + end) / 2;
      if (!this.coversAt(x + alongX * middle, y + alongY * middle)) continue;
      const last = stretches.at(-1);
      if (last && last[1] === begin) last[1] = end;
      else stretches.push([begin, end]);
    }
    return stretches;
  }

  /** Where a way crosses edges, as fractions of it, unsorted. */
  private crossings(x: number, y: number, alongX: number, alongY: number): number[] | null {
    const { xy, at } = this.edges;
    const [west, east] = alongX < 0 ? [x + alongX, x] : [x, x + alongX];
    const [south, north] = alongY < 0 ? [y + alongY, y] : [y, y + alongY];
    const { list, from, until } = this.edges.between(south, north);
    let crossings: number[] | null = null;
    for (let edge = from; edge < until; edge++) {
      const start = at + (list ? (list[edge] as number) : edge) * 2;
      const fromY = xy[start + 1] as number;
      const toY = xy[start + 3] as number;
      if ((fromY < south && toY < south) || (fromY > north && toY > north)) continue;
      const fromX = xy[start] as number;
      const toX = xy[start + 2] as number;
      if ((fromX < west && toX < west) || (fromX > east && toX > east)) continue;
      const turn = alongX * (toY - fromY) - alongY * (toX - fromX);
      if (turn === 0) continue;
      const onEdge = ((fromX - x) * alongY - (fromY - y) * alongX) / turn;
      const onWay = ((fromX - x) * (toY - fromY) - (fromY - y) * (toX - fromX)) / turn;
      if (onEdge < 0 || onEdge > 1 || onWay <= 0 || onWay >= 1) continue;
      crossings ??= [];
      crossings.push(onWay);
    }
    return crossings;
  }
}

const NOWHERE: Stretch[] = [];

/** Of an edge that begins at the point's height: whether the point is its beginning, or on it as it runs level. */
function isOnLevelWith(xy: Int32Array, start: number, x: number): boolean {
  const fromX = xy[start] as number;
  if (fromX === x) return true;
  const toX = xy[start + 2] as number;
  return xy[start + 1] === xy[start + 3] && fromX < x !== toX < x;
}

function turnAt(fromX: number, fromY: number, toX: number, toY: number, x: number, y: number): number {
  // places between two fixes are no whole numbers, and need no exactness
  if (!Number.isInteger(x) || !Number.isInteger(y)) return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
  return turnOf(fromX, fromY, toX, toY, x, y);
}

const closed = (ring: readonly Corner[]): readonly Corner[] => [...ring, ...ring.slice(0, 1)];

/** Half of area / perimeter, which is at most half the radius of the largest circle inside. */
function halfDepthOf(parts: readonly Part[], latE7: number): number {
  const perX = metresPerLonE7(latE7);
  let areaM2 = 0;
  let perimeterM = 0;
  for (const [at, ring] of parts.flatMap((rings) => [...rings.entries()])) {
    const [first] = ring;
    let from = ring.at(-1);
    let twiceArea = 0;
    for (const to of ring) {
      if (!first || !from) break;
      twiceArea += (from.x - first.x) * (to.y - first.y) - (to.x - first.x) * (from.y - first.y);
      perimeterM += Math.hypot((to.x - from.x) * perX, (to.y - from.y) * METRES_PER_E7);
      from = to;
    }
    areaM2 += ((at === 0 ? 1 : -1) * Math.abs(twiceArea) * perX * METRES_PER_E7) / 2;
  }
  return perimeterM === 0 ? 0 : Math.max(0, areaM2 / perimeterM / 2);
}
