import type { Corner } from "../plane-rules.ts";
import { METRES_PER_E7, metresPerLonE7, wrapE7 } from "./degrees-e7.ts";
import { layIntoSlabs, type Slabs, slabAt } from "./slabs.ts";

/** Below this many edges it is quicker to look at all of them. */
const FEW_EDGES = 20;

/** Edges to look at: `list[from…until)` holds their first corners, some perhaps twice. Reused by each look. */
const looked: { list: Uint16Array; from: number; until: number } = { list: new Uint16Array(0), from: 0, until: 0 };
export type Looked = Readonly<typeof looked>;

/**
 * Edges of a shape, straight in degrees: corners as whole 1e-7° around the shape's middle, so that a shape across the
 * antimeridian is one piece. A class, with arrays shared where they are alike: 300,000 of these fit into memory.
 */
export class Edges {
  readonly originLatE7: number;
  readonly originLonE7: number;
  /** x and y of each corner, from the origin; an edge goes from each corner to the next of its line. */
  readonly xy: Int32Array;
  private readonly starts: Uint16Array;
  private readonly slabs: Slabs | null;

  /** Lines of corners, on one plane; a ring's end repeats its beginning. */
  constructor(lines: readonly (readonly Corner[])[], box: PlaneBox) {
    this.originLonE7 = Math.round((box.west + box.east) / 2);
    this.originLatE7 = Math.round((box.south + box.north) / 2);
    this.xy = new Int32Array(2 * lines.reduce((sum, line) => sum + line.length, 0));
    let at = 0;
    for (const line of lines) {
      for (const { x, y } of line) {
        this.xy[at++] = x - this.originLonE7;
        this.xy[at++] = y - this.originLatE7;
      }
    }
    this.starts = startsOf(lines);
    this.slabs = this.starts.length > FEW_EDGES ? layIntoSlabs(this.starts, this.xy) : null;
  }

  xOf(lonE7: number): number {
    return wrapE7(lonE7 - this.originLonE7);
  }

  yOf(latE7: number): number {
    return latE7 - this.originLatE7;
  }

  /** The edges that may reach into a stretch of heights; what the last call gave is gone. */
  between(low: number, high: number): Looked {
    const { slabs, starts } = this;
    if (slabs) {
      const count = slabs.ends.length;
      const first = slabAt(low, slabs.south, slabs.perHeight, count);
      looked.list = slabs.edges;
      looked.from = first === 0 ? 0 : (slabs.ends[first - 1] ?? 0);
      looked.until = slabs.ends[slabAt(high, slabs.south, slabs.perHeight, count)] ?? 0;
    } else {
      looked.list = starts;
      looked.from = 0;
      looked.until = starts.length;
    }
    return looked;
  }

  /** Distance in metres from a point (from the origin) to the nearest edge; Infinity beyond `reachM`. */
  nearestM(x: number, y: number, reachM: number): number {
    const perX = metresPerLonE7(y + this.originLatE7);
    const reach = reachM / METRES_PER_E7;
    const { list, from, until } = this.between(y - reach, y + reach);
    let nearest = reachM * reachM;
    let isNear = false;
    for (let at = from; at < until; at++) {
      const start = (list[at] ?? 0) * 2;
      const ax = ((this.xy[start] ?? 0) - x) * perX;
      const ay = ((this.xy[start + 1] ?? 0) - y) * METRES_PER_E7;
      const bx = ((this.xy[start + 2] ?? 0) - x) * perX;
      const by = ((this.xy[start + 3] ?? 0) - y) * METRES_PER_E7;
      const squared = squaredToSegment(ax, ay, bx - ax, by - ay);
      if (squared > nearest) continue;
      nearest = squared;
      isNear = true;
    }
    return isNear ? Math.sqrt(nearest) : Number.POSITIVE_INFINITY;
  }
}

/** From 0|0 to the segment from a to a + ab. */
export function squaredToSegment(ax: number, ay: number, abX: number, abY: number): number {
  const length = abX * abX + abY * abY;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * abX + ay * abY) / length));
  const dx = ax + along * abX;
  const dy = ay + along * abY;
  return dx * dx + dy * dy;
}

/** On the plane of degrees × 1e7; its west and east may lie beyond ±180°. */
export interface PlaneBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function boxOfCorners(corners: readonly Corner[]): PlaneBox {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { x, y } of corners) {
    box.west = Math.min(box.west, x);
    box.south = Math.min(box.south, y);
    box.east = Math.max(box.east, x);
    box.north = Math.max(box.north, y);
  }
  return box;
}

/** Most shapes are one line: those of one length share their numbers. */
const countedUp = new Map<number, Uint16Array>();

function startsOf(lines: readonly (readonly Corner[])[]): Uint16Array {
  const [only] = lines;
  if (only && lines.length === 1) {
    const count = only.length - 1;
    const starts = countedUp.get(count) ?? Uint16Array.from({ length: count }, (_, at) => at);
    countedUp.set(count, starts);
    return starts;
  }
  const starts: number[] = [];
  let corner = 0;
  for (const line of lines) {
    for (let at = 0; at + 1 < line.length; at++) starts.push(corner + at);
    corner += line.length;
  }
  return Uint16Array.from(starts);
}
