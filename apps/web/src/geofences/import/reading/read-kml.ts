import { readXml } from "@cartage/recordings/read-xml";
import { UnreadableRecording } from "@cartage/recordings/recording";
import type { Position } from "geojson";
import { type FoundFence, type FoundShape, UnreadableFenceFile } from "./found-fence.ts";

interface Placemark {
  line: number;
  name: string | null;
  note: string | null;
  parts: Position[][][];
  others: FoundShape[];
  wrongPoint: number | null;
}

/** KML 2.2: the polygons of a placemark are parts of one area; its lines and points are each their own. */
export function readKml(text: string): FoundFence[] {
  const found: FoundFence[] = [];
  const within: string[] = [];
  let placemark: Placemark | null = null;
  let root: string | undefined;
  const listener = {
    open(name: string, _attributes: unknown, line: number) {
      root ??= name;
      if (root !== "kml")
        throw new UnreadableFenceFile("other_xml", { place: { line }, found: `<${root.slice(0, 40)}>` });
      within.push(name);
      if (name === "Placemark") placemark = { line, name: null, note: null, parts: [], others: [], wrongPoint: null };
      if (name === "Polygon") placemark?.parts.push([]);
    },
    close(name: string, value: string) {
      within.pop();
      if (!placemark) return;
      if (within.at(-1) === "Placemark" && name === "name") placemark.name = value || null;
      if (within.at(-1) === "Placemark" && name === "description") placemark.note = value || null;
      if (name === "coordinates") take(placemark, within, value);
      if (name === "Placemark") {
        found.push(...fencesOf(placemark));
        placemark = null;
      }
    },
  };
  try {
    readXml(text, listener);
  } catch (error) {
    if (!(error instanceof UnreadableRecording)) throw error;
    const { place, found: what } = error;
    throw new UnreadableFenceFile("broken_xml", { place: place && "line" in place ? place : null, found: what ?? "" });
  }
  return found;
}

function take(placemark: Placemark, within: readonly string[], text: string): void {
  const tuples = text
    .replace(/\s*,\s*/g, ",")
    .split(/\s+/)
    .filter(Boolean);
  const places = tuples.map((tuple): Position => {
    const [lon = Number.NaN, lat = Number.NaN] = tuple
      .split(",")
      .map((part) => (part === "" ? Number.NaN : Number(part)));
    return [lon, lat];
  });
  const wrong = places.findIndex((place) => !place.every(Number.isFinite));
  if (wrong >= 0) placemark.wrongPoint ??= wrong + 1;
  if (within.includes("Polygon")) {
    const rings = placemark.parts.at(-1);
    if (within.includes("innerBoundaryIs")) rings?.push(places);
    else rings?.unshift(places);
    return;
  }
  const [first = [Number.NaN, Number.NaN]] = places;
  placemark.others.push(
    within.at(-1) === "Point"
      ? { kind: "point", place: first, radiusM: null }
      : { kind: "line", line: places, halfWidthM: null },
  );
}

function fencesOf({ name, note, line, parts, others, wrongPoint }: Placemark): FoundFence[] {
  const about = { name, note, colour: null, place: { line } };
  if (wrongPoint !== null) return [{ ...about, shape: null, flaw: { code: "bad_place", point: wrongPoint } }];
  const shapes: FoundShape[] = [...(parts.length > 0 ? [{ kind: "area" as const, parts }] : []), ...others];
  if (shapes.length === 0) return [{ ...about, shape: null, flaw: { code: "no_geometry" } }];
  return shapes.map((shape) => ({ ...about, shape, flaw: null }));
}
