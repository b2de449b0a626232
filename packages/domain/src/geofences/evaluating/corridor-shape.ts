import type { Corner } from "../plane-rules.ts";
import { METRES_PER_E7, metresPerLonE7, type PlaceE7, TURN_E7, wrapE7 } from "./degrees-e7.ts";
import { boxOfCorners, Edges, type PlaneBox } from "./edges.ts";
import type { Shape, Stretch } from "./shape.ts";
import { stretchWithin } from "./stretch-within.ts";

/** All places so close to a line; distances are measured on the plane that touches the globe at the place. */
export class CorridorShape implements Shape {
  readonly box: PlaneBox;
  readonly halfDepthM: number;
  private readonly edges: Edges;
  private readonly halfWidthM: number;

  constructor(line: readonly Corner[], halfWidthM: number) {
    const box = boxOfCorners(line);
    this.edges = new Edges([line], box);
    this.halfWidthM = halfWidthM;
    this.halfDepthM = halfWidthM / 2;
    this.box = widened(box, halfWidthM);
  }

  covers(latE7: number, lonE7: number): boolean {
    return this.edges.nearestM(this.edges.xOf(lonE7), this.edges.yOf(latE7), this.halfWidthM) <= this.halfWidthM;
  }

  edgeDistanceM(latE7: number, lonE7: number, reachM: number): number {
    const reach = this.halfWidthM + reachM;
    const fromLineM = this.edges.nearestM(this.edges.xOf(lonE7), this.edges.yOf(latE7), reach);
    const distance = Math.abs(fromLineM - this.halfWidthM);
    return distance <= reachM ? distance : Number.POSITIVE_INFINITY;
  }

  /** Each edge has its own stretch, for it is convex with its round ends; together they are the corridor's. */
  stretchesInside(from: PlaceE7, to: PlaceE7): Stretch[] {
    const x = this.edges.xOf(from.lonE7);
    const y = this.edges.yOf(from.latE7);
    const alongX = wrapE7(to.lonE7 - from.lonE7);
    const alongY = to.latE7 - from.latE7;
    const reach = this.halfWidthM / METRES_PER_E7;
    const low = Math.min(y, y + alongY) - reach;
    const { list, from: first, until } = this.edges.between(low, Math.max(y, y + alongY) + reach);
    const stretches: Stretch[] = [];
    for (let edge = first; edge < until; edge++) {
      const start = list ? (list[edge] as number) : edge;
      const stretch = stretchWithin(
        (fraction) => this.fromEdgeM(start, x + alongX * fraction, y + alongY * fraction),
        this.halfWidthM,
      );
      if (stretch) stretches.push(stretch);
    }
    return joined(stretches);
  }

  private fromEdgeM(start: number, x: number, y: number): number {
    return Math.sqrt(this.edges.squaredM(start, x, y, metresPerLonE7(y + this.edges.originLatE7)));
  }
}

function widened({ west, south, east, north }: PlaneBox, byM: number): PlaneBox {
  const dy = Math.ceil(byM / METRES_PER_E7) + 1;
  const furthest = Math.min(890_000_000, Math.max(Math.abs(south - dy), Math.abs(north + dy)));
  // the plane at a place near the line's end has shorter parallels than the line's own
  const dx = Math.min(TURN_E7 / 2, Math.ceil(byM / metresPerLonE7(furthest)) + 1);
  return { west: west - dx, south: south - dy, east: east + dx, north: north + dy };
}

function joined(stretches: Stretch[]): Stretch[] {
  const all: [number, number][] = [];
  for (const [from, until] of stretches.sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else all.push([from, until]);
  }
  return all;
}
