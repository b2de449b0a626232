import { type Corner, turnOf } from "./plane-rules.ts";

/** An edge of a ring: its number there, of how many. */
export interface Edge {
  ring: number;
  at: number;
  count: number;
  from: Corner;
  to: Corner;
}

/** How two edges meet: through each other, along each other, or one's end on the other. */
type Meeting = "cross" | "overlap" | "touch";

/** Pairs of edges that meet, neighbours in a ring only if they lie on each other; found from west to east. */
export function* meetingEdges(edges: readonly Edge[]): Generator<[Edge, Edge, Meeting]> {
  const sorted = [...edges].sort((a, b) => westOf(a) - westOf(b));
  let open: Edge[] = [];
  for (const edge of sorted) {
    open = open.filter((other) => eastOf(other) >= westOf(edge));
    for (const other of open) {
      const meeting = meetingOf(other, edge);
      if (meeting)
        yield other.ring < edge.ring || (other.ring === edge.ring && other.at < edge.at)
          ? [other, edge, meeting]
          : [edge, other, meeting];
    }
    open.push(edge);
  }
}

const westOf = ({ from, to }: Edge) => Math.min(from.x, to.x);
const eastOf = ({ from, to }: Edge) => Math.max(from.x, to.x);

function meetingOf(a: Edge, b: Edge): Meeting | null {
  if (Math.max(a.from.y, a.to.y) < Math.min(b.from.y, b.to.y)) return null;
  if (Math.max(b.from.y, b.to.y) < Math.min(a.from.y, a.to.y)) return null;
  if (a.ring === b.ring && areNeighbours(a, b)) return foldsBack(a, b) ? "overlap" : null;
  const fromOfB = side(a, b.from);
  const toOfB = side(a, b.to);
  const fromOfA = side(b, a.from);
  const toOfA = side(b, a.to);
  if (fromOfB === 0 && toOfB === 0) return alongEachOther(a, b);
  if (fromOfB * toOfB < 0 && fromOfA * toOfA < 0) return "cross";
  const isTouching =
    (fromOfB === 0 && isBeside(a, b.from)) ||
    (toOfB === 0 && isBeside(a, b.to)) ||
    (fromOfA === 0 && isBeside(b, a.from)) ||
    (toOfA === 0 && isBeside(b, a.to));
  return isTouching ? "touch" : null;
}

const side = ({ from, to }: Edge, { x, y }: Corner) => Math.sign(turnOf(from.x, from.y, to.x, to.y, x, y));

/** Whether a point of the edge's line lies on the edge. */
function isBeside({ from, to }: Edge, { x, y }: Corner): boolean {
  if (x < Math.min(from.x, to.x) || x > Math.max(from.x, to.x)) return false;
  return y >= Math.min(from.y, to.y) && y <= Math.max(from.y, to.y);
}

function alongEachOther(a: Edge, b: Edge): Meeting | null {
  const isSteep = Math.abs(a.to.y - a.from.y) > Math.abs(a.to.x - a.from.x);
  const [aFrom, aTo] = isSteep ? [a.from.y, a.to.y] : [a.from.x, a.to.x];
  const [bFrom, bTo] = isSteep ? [b.from.y, b.to.y] : [b.from.x, b.to.x];
  const begin = Math.max(Math.min(aFrom, aTo), Math.min(bFrom, bTo));
  const end = Math.min(Math.max(aFrom, aTo), Math.max(bFrom, bTo));
  if (begin > end) return null;
  return begin === end ? "touch" : "overlap";
}

function areNeighbours(a: Edge, b: Edge): boolean {
  return (a.at + 1) % a.count === b.at || (b.at + 1) % b.count === a.at;
}

/** Whether the second of two neighbours goes back along the first. */
function foldsBack(a: Edge, b: Edge): boolean {
  const [before, after] = (a.at + 1) % a.count === b.at ? [a, b] : [b, a];
  if (side(before, after.to) !== 0) return false;
  const { from, to } = before;
  return (to.x - from.x) * (after.to.x - to.x) < 0 || (to.y - from.y) * (after.to.y - to.y) < 0;
}
