import { type Corner, sideOfRing } from "./plane-rules.ts";
import { type LonLatRing, middleOf, movedBeside, ringCorners } from "./ring-rules.ts";
import { type Edge, meetingEdges } from "./sweep-rules.ts";

/** What can be wrong with a polygon, and where: the path leads to the ring or point, values count from 1 as people do. */
export interface ShapeFault {
  code:
    | "fence_too_few_points"
    | "fence_around_globe"
    | "fence_crosses_itself"
    | "fence_rings_cross"
    | "fence_hole_outside"
    | "fence_parts_overlap";
  path: number[];
  values?: Record<string, number>;
}

type Polygon = readonly LonLatRing[];
interface PlacedRing {
  part: number;
  ring: number;
  corners: Corner[];
}

/** The first thing that is wrong with polygons (each a ring and its holes), or null. */
export function faultOfParts(parts: readonly Polygon[]): ShapeFault | null {
  const rings: PlacedRing[] = [];
  for (const [part, polygon] of parts.entries()) {
    for (const [ring, places] of polygon.entries()) {
      const corners = ringCorners(places);
      if (!corners) return { code: "fence_around_globe", path: [part, ring] };
      if (corners.length < 3) return { code: "fence_too_few_points", path: [part, ring], values: { minimum: 3 } };
      const [first] = rings;
      rings.push({ part, ring, corners: first ? movedBeside(corners, middleOf(first.corners)) : corners });
    }
  }
  return faultOfEdges(rings) ?? faultOfHoles(rings) ?? faultBetweenParts(rings);
}

function faultOfEdges(rings: readonly PlacedRing[]): ShapeFault | null {
  for (const [first, second, meeting] of meetingEdges(edgesOf(rings))) {
    const isSameRing = first.ring === second.ring;
    const [one, other] = [rings[first.ring], rings[second.ring]];
    if (!one || !other) continue;
    // parts may share an edge, as neighbouring districts do, and rings may touch in a point
    if (!isSameRing && (meeting === "touch" || (meeting === "overlap" && one.part !== other.part))) continue;
    return {
      code: isSameRing ? "fence_crosses_itself" : "fence_rings_cross",
      path: [one.part, one.ring, first.from.at],
      values: { edge: first.from.at + 1, otherEdge: second.from.at + 1, otherRing: other.ring + 1 },
    };
  }
  return null;
}

function edgesOf(rings: readonly PlacedRing[]): Edge[] {
  return rings.flatMap(({ corners }, ring) =>
    corners.map((from, at) => {
      const to = corners[(at + 1) % corners.length] ?? from;
      return { ring, at, count: corners.length, from, to };
    }),
  );
}

function faultOfHoles(rings: readonly PlacedRing[]): ShapeFault | null {
  for (const hole of rings) {
    if (hole.ring === 0) continue;
    const siblings = rings.filter((other) => other.part === hole.part && other !== hole);
    for (const corner of hole.corners) {
      const path = [hole.part, hole.ring, corner.at];
      for (const other of siblings) {
        const side = sideOfRing(corner, other.corners);
        if (other.ring === 0 && side === -1) return { code: "fence_hole_outside", path };
        if (other.ring > 0 && side === 1) {
          return {
            code: "fence_rings_cross",
            path,
            values: { edge: corner.at + 1, otherEdge: 1, otherRing: other.ring + 1 },
          };
        }
      }
    }
  }
  return null;
}

function faultBetweenParts(rings: readonly PlacedRing[]): ShapeFault | null {
  const outers = rings.filter(({ ring }) => ring === 0);
  for (const outer of outers) {
    for (const other of outers) {
      if (outer === other) continue;
      const holes = rings.filter(({ part, ring }) => part === other.part && ring > 0);
      const within = outer.corners.find(
        (corner) =>
          sideOfRing(corner, other.corners) === 1 && holes.every((hole) => sideOfRing(corner, hole.corners) === -1),
      );
      if (within) {
        return { code: "fence_parts_overlap", path: [outer.part, 0, within.at], values: { otherPart: other.part + 1 } };
      }
    }
  }
  return null;
}

/** A ring as GeoJSON closes it, without places that repeat the one before. */
export function closedRing(ring: LonLatRing): [lon: number, lat: number][] {
  const kept = ring.filter(([lon, lat], at) => {
    const before = ring[at - 1];
    return !before || before[0] !== lon || before[1] !== lat;
  });
  const [first, last] = [kept[0], kept.at(-1)];
  const isOpen = first && last && (first[0] !== last[0] || first[1] !== last[1]);
  return [...kept, ...(isOpen ? [first] : [])].map(([lon, lat]) => [lon, lat]);
}
