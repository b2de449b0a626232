import type { WirePosition } from "@cartage/telemetry/position";
import { kmhToMps, knotsToMps } from "@cartage/telemetry/units";
import { readRecordedTime } from "./read-time.ts";
import type { Fix, Flaw } from "./recording.ts";

type Optional = "alt" | "spd" | "hdg" | "acc" | "bat" | "odo";

const TIME_NAMES = [
  "t",
  "time",
  "timestamp",
  "fixtime",
  "datetime",
  "devicetime",
  "gpstime",
  "utc",
  "date",
  "timeutc",
  "ts",
];
const LAT_NAMES = ["lat", "latitude", "y"];
const LON_NAMES = ["lon", "lng", "long", "longitude", "x"];
const POINT_NAMES = ["point", "geom", "geometry", "wkt", "location"];

/** Other names for what the wire carries; a speed counts only where its name says the unit. */
const OPTIONAL_NAMES: Record<string, [Optional, (value: number) => number]> = {
  alt: ["alt", same],
  altitude: ["alt", same],
  altitudem: ["alt", same],
  ele: ["alt", same],
  elevation: ["alt", same],
  spd: ["spd", same],
  speedmps: ["spd", same],
  speedms: ["spd", same],
  speedkmh: ["spd", kmhToMps],
  speedkph: ["spd", kmhToMps],
  speedknots: ["spd", knotsToMps],
  hdg: ["hdg", same],
  heading: ["hdg", same],
  headingdeg: ["hdg", same],
  course: ["hdg", same],
  bearing: ["hdg", same],
  acc: ["acc", same],
  accuracy: ["acc", same],
  accuracym: ["acc", same],
  bat: ["bat", same],
  odo: ["odo", same],
  odometerm: ["odo", same],
};

/** One row of a table or one object of an array, by the names that its keys usually have (case, spaces and _ aside). */
export function readRow(row: Readonly<Record<string, unknown>>): Fix | Flaw {
  const named = new Map(Object.entries(row).map(([name, value]) => [plainName(name), value]));
  const first = (names: readonly string[]) =>
    names.map((name) => named.get(name)).find((value) => value !== undefined && value !== "");

  const [lon, lat] = readPoint(first(POINT_NAMES)) ?? [number(first(LON_NAMES)), number(first(LAT_NAMES))];
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return "no_place";
  const t = readRecordedTime(first(TIME_NAMES));
  if (t === null) return "no_time";

  const fix: Fix = { t, lat, lon };
  for (const [name, value] of named) {
    const [field, convert] = OPTIONAL_NAMES[name] ?? [];
    const measured = number(value);
    if (field && convert && measured !== null) fix[field] = convert(measured);
  }
  const ignition = named.get("ign") ?? named.get("ignition");
  if (ignition === true || ignition === "true") fix.ign = true;
  if (ignition === false || ignition === "false") fix.ign = false;
  if (isExt(row.ext)) fix.ext = row.ext;
  return fix;
}

/** Whether a table with these columns can hold places. */
export function namesPlaces(columns: readonly string[]): boolean {
  const names = new Set(columns.map(plainName));
  const has = (candidates: readonly string[]) => candidates.some((name) => names.has(name));
  return (has(LAT_NAMES) && has(LON_NAMES)) || has(POINT_NAMES);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\[.*\]|\(.*\)/, "")
    .replace(/[^a-z0-9]/g, "");
}

/** A WKT point ("POINT(lon lat)"), or a GeoJSON point. */
function readPoint(value: unknown): [lon: number, lat: number] | null {
  if (typeof value === "string") {
    const [, lon, lat] = /^(?:SRID=4326;)?POINT(?: ?Z)? ?\( ?(-?[\d.eE+-]+) (-?[\d.eE+-]+)/i.exec(value.trim()) ?? [];
    return lon && lat ? [Number(lon), Number(lat)] : null;
  }
  if (typeof value !== "object" || value === null || !("coordinates" in value) || !Array.isArray(value.coordinates))
    return null;
  const [lon, lat]: unknown[] = value.coordinates;
  return typeof lon === "number" && typeof lat === "number" ? [lon, lat] : null;
}

function number(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const parsed = Number(/^-?\d+,\d+$/.test(value.trim()) ? value.replace(",", ".") : value);
  return Number.isFinite(parsed) ? parsed : null;
}

function isExt(value: unknown): value is NonNullable<WirePosition["ext"]> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function same(value: number): number {
  return value;
}
