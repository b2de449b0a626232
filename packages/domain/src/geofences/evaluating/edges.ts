import type { Corner } from "../plane-rules.ts";
import { takeRoom } from "./corner-pool.ts";
import { METRES_PER_E7, metresPerLonE7, wrapE7 } from "./degrees-e7.ts";
import { layIntoSlabs, type Slabs, slabAt } from "./slabs.ts";

/** Below this many edges it is quicker to look at all of them. */
const FEW_EDGES = 64;

/**
 * Edges to look at: the first corners of those from … until are the numbers in `list`, some perhaps twice, or those
 * numbers themselves without a list. Reused by each look.
 */
const looked: { list: Uint16Array | null; from: number; until: number } = { list: null, from: 0, until: 0 };
export type Looked = Readonly<typeof looked>;

/**
 * Edges of a shape, straight in degrees: corners as whole 1e-7° around the shape's middle, so that a shape across the
 * antimeridian is one piece.
 */
export class Edges {
  readonly originLatE7: number;
  readonly originLonE7: number;
  /** From `at` on x and y of each corner, from the origin; an edge goes from each corner to the next of its line. */
  readonly xy: Int32Array;
  readonly at: number;
  private readonly count: number;
  /** First corners of edges; null where each corner but the last is one, as for a single line. */
  private readonly starts: Uint16Array | null;
  private readonly slabs: Slabs | null;

  /** Lines of corners, on one plane; a ring's end repeats its beginning. */
  constructor(lines: readonly (readonly Corner[])[], box: PlaneBox) {
    this.originLonE7 = Math.round((box.west + box.east) / 2);
    this.originLatE7 = Math.round((box.south + box.north) / 2);
    const corners = lines.reduce((sum, line) => sum + line.length, 0);
    const { room, at } = takeRoom(2 * corners);
    this.xy = room;
    this.at = at;
    let next = at;
    for (const line of lines) {
      for (const { x, y } of line) {
        room[next++] = x - this.originLonE7;
        room[next++] = y - this.originLatE7;
      }
    }
    const starts = lines.length === 1 && corners <= FEW_EDGES ? null : startsOf(lines);
    this.count = starts?.length ?? corners - 1;
    this.slabs = starts && starts.length > FEW_EDGES ? layIntoSlabs(starts, room.subarray(at, next)) : null;
    this.starts = starts;
  }

  xOf(lonE7: number): number {
    return wrapE7(lonE7 - this.originLonE7);
  }

  yOf(latE7: number): number {
    return latE7 - this.originLatE7;
  }

  /** The edges that may reach into a stretch of heights; what the last call gave is gone. */
  between(low: number, high: number): Looked {
    const { slabs } = this;
    if (slabs) {
      const count = slabs.ends.length;
      const first = slabAt(low, slabs.south, slabs.perHeight, count);
      looked.list = slabs.edges;
      looked.from = first === 0 ? 0 : (slabs.ends[first - 1] as number);
      looked.until = slabs.ends[slabAt(high, slabs.south, slabs.perHeight, count)] as number;
    } else {
      looked.list = this.starts;
      looked.from = 0;
      looked.until = this.count;
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
    for (let edge = from; edge < until; edge++) {
      const squared = this.squaredM(list ? (list[edge] as number) : edge, x, y, perX);
      if (squared > nearest) continue;
      nearest = squared;
      isNear = true;
    }
    return isNear ? Math.sqrt(nearest) : Number.POSITIVE_INFINITY;
  }

  /** The square of the distance from a point to the edge that begins at a corner, on the plane of the point. */
  squaredM(start: number, x: number, y: number, perX: number): number {
    const { xy } = this;
    const at = this.at + start * 2;
    const ax = ((xy[at] as number) - x) * perX;
    const ay = ((xy[at + 1] as number) - y) * METRES_PER_E7;
    const abX = ((xy[at + 2] as number) - x) * perX - ax;
    const abY = ((xy[at + 3] as number) - y) * METRES_PER_E7 - ay;
    const length = abX * abX + abY * abY;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * abX + ay * abY) / length));
    const dx = ax + along * abX;
    const dy = ay + along * abY;
    return dx * dx + dy * dy;
  }
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

function startsOf(lines: readonly (readonly Corner[])[]): Uint16Array {
  const starts: number[] = [];
  let corner = 0;
  for (const line of lines) {
    for (let at = 0; at + 1 < line.length; at++) starts.push(corner + at);
    corner += line.length;
  }
  return Uint16Array.from(starts);
}
