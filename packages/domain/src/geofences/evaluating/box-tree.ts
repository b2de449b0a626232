/** Boxes a node holds; as flatbush has it, a node's boxes then fill four cache lines. */
const NODE_SIZE = 16;
const HILBERT_STEPS = 65_535;
/** A Hilbert value of 32 bits and a number of 21 fit into a double, so that the order is one sort of numbers. */
const MOST_BOXES = 2 ** 21;

/** Boxes as west, south, east, north, west, …; degrees × 1e7. */
export type Boxes = Int32Array;

/**
 * An R-tree packed in the order of a Hilbert curve (Kamel, Faloutsos 1993, "On Packing R-trees"; the layout is that of
 * flatbush): it is made at once of all boxes, never changed, and takes 20 bytes a box and a sixteenth on top.
 */
export class BoxTree {
  private readonly boxes: Int32Array;
  private readonly items: Int32Array;
  /** Where each level begins in `boxes`, leaves first; then the end. */
  private readonly levels: number[];
  private readonly waiting: number[] = [];

  constructor(boxes: Boxes) {
    const count = boxes.length / 4;
    if (count > MOST_BOXES) throw new RangeError(`a tree holds at most ${MOST_BOXES} boxes, not ${count}`);
    this.items = orderOf(boxes);
    this.levels = levelsOf(count);
    this.boxes = new Int32Array(4 * (this.levels.at(-1) ?? 0));
    for (const [at, item] of this.items.entries()) this.boxes.set(boxes.subarray(item * 4, item * 4 + 4), at * 4);
    for (let level = 1; level + 1 < this.levels.length; level++) this.enclose(level);
  }

  private enclose(level: number): void {
    const { boxes, levels } = this;
    const [below, start, end] = [levels[level - 1] ?? 0, levels[level] ?? 0, levels[level + 1] ?? 0];
    for (let node = start; node < end; node++) {
      const first = below + (node - start) * NODE_SIZE;
      const last = Math.min(first + NODE_SIZE, start);
      boxes.copyWithin(node * 4, first * 4, first * 4 + 4);
      for (let child = first + 1; child < last; child++) {
        for (let side = 0; side < 4; side++) {
          const [own, other] = [boxes[node * 4 + side] ?? 0, boxes[child * 4 + side] ?? 0];
          boxes[node * 4 + side] = side < 2 ? Math.min(own, other) : Math.max(own, other);
        }
      }
    }
  }

  /** Writes the numbers of the boxes that meet one into `found` from `count` on; gives how many are there then. */
  search(west: number, south: number, east: number, north: number, found: number[], count = 0): number {
    const { boxes, items, levels, waiting } = this;
    if (items.length === 0) return count;
    let total = count;
    let waits = 0;
    let level = levels.length - 2;
    let first = levels[level] as number;
    for (;;) {
      const last = Math.min(first + NODE_SIZE, levels[level + 1] as number);
      const start = levels[level] as number;
      const below = level === 0 ? 0 : (levels[level - 1] as number);
      for (let node = first; node < last; node++) {
        const at = node * 4;
        if (east < (boxes[at] as number) || west > (boxes[at + 2] as number)) continue;
        if (north < (boxes[at + 1] as number) || south > (boxes[at + 3] as number)) continue;
        if (level === 0) {
          found[total++] = items[node] as number;
        } else {
          waiting[waits++] = below + (node - start) * NODE_SIZE;
          waiting[waits++] = level - 1;
        }
      }
      if (waits === 0) return total;
      level = waiting[--waits] as number;
      first = waiting[--waits] as number;
    }
  }
}

function levelsOf(count: number): number[] {
  const levels = [0, count];
  for (let nodes = count; nodes > NODE_SIZE; ) {
    nodes = Math.ceil(nodes / NODE_SIZE);
    levels.push((levels.at(-1) ?? 0) + nodes);
  }
  return levels;
}

/** The boxes' numbers in the order in which a Hilbert curve over all of them meets their middles. */
function orderOf(boxes: Boxes): Int32Array {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [at, value] of boxes.entries()) {
    const side = at & 3;
    bounds[side] = side < 2 ? Math.min(bounds[side] ?? 0, value) : Math.max(bounds[side] ?? 0, value);
  }
  const [west = 0, south = 0, east = 0, north = 0] = bounds;
  const perX = HILBERT_STEPS / Math.max(1, east - west);
  const perY = HILBERT_STEPS / Math.max(1, north - south);
  const keys = new Float64Array(boxes.length / 4);
  for (let at = 0; at < keys.length; at++) {
    const x = ((boxes[at * 4] ?? 0) + (boxes[at * 4 + 2] ?? 0)) / 2 - west;
    const y = ((boxes[at * 4 + 1] ?? 0) + (boxes[at * 4 + 3] ?? 0)) / 2 - south;
    keys[at] = hilbert(Math.floor(x * perX), Math.floor(y * perY)) * MOST_BOXES + at;
  }
  return Int32Array.from(keys.sort(), (key) => key % MOST_BOXES);
}

/** The distance along a Hilbert curve of 2^16 × 2^16 places (Warren 2012, "Hacker's Delight", ch. 16). */
function hilbert(x: number, y: number): number {
  let distance = 0;
  let [atX, atY] = [x, y];
  for (let side = 32_768; side > 0; side >>= 1) {
    const isEast = (atX & side) > 0 ? 1 : 0;
    const isNorth = (atY & side) > 0 ? 1 : 0;
    distance += side * side * ((3 * isEast) ^ isNorth);
    if (isNorth === 0) {
      if (isEast === 1) [atX, atY] = [HILBERT_STEPS - atX, HILBERT_STEPS - atY];
      [atX, atY] = [atY, atX];
    }
  }
  return distance;
}
