import { createRandom, normal } from "../harness/random.ts";

export type LonLat = [lon: number, lat: number];
/** A ring and its holes; unwrapped, so that one across the antimeridian goes beyond 180°. */
export type Rings = LonLat[][];

const STEP = 1e-7;
const stored = (degrees: number) => Math.round(degrees * 1e7) / 1e7;

/** Polygons of each kind that is easily got wrong: concave, with a hole, tiny, huge, thin, level-edged, over the antimeridian. */
export function createPolygons(seed: number, count: number): Rings[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const size = [2e-6, 0.001, 0.02, 1, 30][at % 5] ?? 1;
    const middle: LonLat =
      at % 7 === 0
        ? [180 + normal(random) * size * 0.3, (random() - 0.5) * 60]
        : [(random() - 0.5) * 280, (random() - 0.5) * 100];
    const corners = 3 + Math.floor(random() * (at % 3 === 0 ? 300 : 20));
    const squeeze = at % 4 === 0 ? 0.05 : 1;
    const spokes = Array.from({ length: corners }, () => 0.25 + 0.75 * random());
    const ring = (by: number): LonLat[] => {
      const open = spokes.map((spoke, corner): LonLat => {
        const angle = (2 * Math.PI * corner) / corners;
        const lat = middle[1] + Math.sin(angle) * spoke * size * by * squeeze;
        // corners on one level make edges that run level
        return [
          stored(middle[0] + Math.cos(angle) * spoke * size * by),
          at % 6 === 0 ? stored(Math.round(lat / size / 0.1) * size * 0.1) : stored(lat),
        ];
      });
      return [...open, ...open.slice(0, 1)];
    };
    return at % 2 === 0 ? [ring(1)] : [ring(1), ring(0.4)];
  });
}

/** Points where answers differ if they ever do: at corners, on edges, a step beside both, level with corners, and anywhere. */
export function pointsFor(rings: Rings, count: number, random: () => number): LonLat[] {
  const all = rings.flat();
  const lons = all.map(([lon]) => lon);
  const lats = all.map(([, lat]) => lat);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const nudge = () => (Math.floor(random() * 5) - 2) * STEP;
  return Array.from({ length: count }, (_, at): LonLat => {
    const ring = rings[Math.floor(random() * rings.length)] ?? [];
    const corner = Math.floor(random() * (ring.length - 1));
    const from: LonLat = ring[corner] ?? [0, 0];
    const to: LonLat = ring[corner + 1] ?? [0, 0];
    const along = at % 8 === 1 ? 0.5 : random();
    const anywhere: LonLat = [
      west + (east - west) * (random() * 1.2 - 0.1),
      south + (north - south) * (random() * 1.2 - 0.1),
    ];
    const places: LonLat[] = [
      [from[0] + nudge(), from[1] + nudge()],
      [from[0] + (to[0] - from[0]) * along + nudge(), from[1] + (to[1] - from[1]) * along + nudge()],
      [anywhere[0], from[1]],
      anywhere,
    ];
    const [lon, lat] = places[at % 4] ?? anywhere;
    return [stored(lon), stored(Math.max(-90, Math.min(90, lat)))];
  });
}
