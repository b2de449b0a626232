/** What an edge may cost in slabs, on average. */
const MOST_ENTRIES_PER_EDGE = 8;

/** Slabs of equal height, each with the edges that reach into it, so that a height is looked up at once. */
export interface Slabs {
  /** The height where the first begins. */
  south: number;
  /** Slabs for one unit of height. */
  perHeight: number;
  /** Where each slab's edges end in `edges`. */
  ends: Uint32Array;
  edges: Uint16Array;
}

/** Lays edges (first corners, corners as x, y, x, y, …) into slabs; null where that would not help. */
export function layIntoSlabs(starts: Uint16Array, xy: Int32Array): Slabs | null {
  const { south, north } = heights(xy);
  if (north === south) return null;
  let count = starts.length >> 1;
  // tall edges reach into many slabs: fewer slabs then
  while (count > 1 && entriesOf(starts, xy, { south, north, count }) > starts.length * MOST_ENTRIES_PER_EDGE)
    count >>= 1;
  if (count <= 1) return null;
  const perHeight = count / (north - south);
  const ends = new Uint32Array(count);
  const reaching = (visit: (slab: number, start: number) => void) => {
    for (const start of starts) {
      const [first, last] = slabsOf(xy, start, { south, perHeight, count });
      for (let slab = first; slab <= last; slab++) visit(slab, start);
    }
  };
  reaching((slab) => {
    ends[slab] = (ends[slab] ?? 0) + 1;
  });
  for (let slab = 1; slab < count; slab++) ends[slab] = (ends[slab] ?? 0) + (ends[slab - 1] ?? 0);
  const edges = new Uint16Array(ends[count - 1] ?? 0);
  const next = Uint32Array.from(ends, (_, slab) => (slab === 0 ? 0 : (ends[slab - 1] ?? 0)));
  reaching((slab, start) => {
    const at = next[slab] ?? 0;
    edges[at] = start;
    next[slab] = at + 1;
  });
  return { south, perHeight, ends, edges };
}

/** The slab of a height, the nearest one beyond the ends. */
export function slabAt(y: number, south: number, perHeight: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor((y - south) * perHeight)));
}

function heights(xy: Int32Array): { south: number; north: number } {
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let at = 1; at < xy.length; at += 2) {
    const y = xy[at] ?? 0;
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return { south, north };
}

function entriesOf(
  starts: Uint16Array,
  xy: Int32Array,
  given: { south: number; north: number; count: number },
): number {
  const { south, north, count } = given;
  let entries = 0;
  for (const start of starts) {
    const [first, last] = slabsOf(xy, start, { south, perHeight: count / (north - south), count });
    entries += last - first + 1;
  }
  return entries;
}

function slabsOf(xy: Int32Array, start: number, given: { south: number; perHeight: number; count: number }) {
  const { south, perHeight, count } = given;
  const from = xy[start * 2 + 1] ?? 0;
  const to = xy[start * 2 + 3] ?? 0;
  const first = slabAt(Math.min(from, to), south, perHeight, count);
  return [first, slabAt(Math.max(from, to), south, perHeight, count)] as const;
}
