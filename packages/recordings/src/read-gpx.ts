import { numberIn } from "./number-in.ts";
import { readRecordedTime } from "./read-time.ts";
import { readXml } from "./read-xml.ts";
import { type Fix, type Flaw, type Reading, startReading, take } from "./recording.ts";

/** A track's, a route's, and a lone waypoint's points: the first kind that a file has counts. */
const kinds = ["trkpt", "rtept", "wpt"] as const;
type Kind = (typeof kinds)[number];

interface Point {
  kind: Kind;
  line: number;
  lat: number | null;
  lon: number | null;
  /** By local names, also from extensions; the first of each name. */
  values: Map<string, string>;
}

/**
 * GPX 1.0 and 1.1: the points of its tracks, else of its routes, else its waypoints. Read point by point, because
 * conversions to GeoJSON lose which point a time belongs to, and tracks of one point.
 */
export function readGpx(text: string): Reading {
  const readings = new Map<Kind, Reading>();
  let format = "GPX";
  let point: Point | null = null;
  readXml(text, {
    open(name, attributes, line) {
      if (name === "gpx") format = `GPX ${attributes.version ?? ""}`.trim();
      if (!isPoint(name)) return;
      const [lat, lon] = [numberIn(attributes.lat), numberIn(attributes.lon)];
      point = { kind: name, line, lat, lon, values: new Map() };
    },
    close(name, value) {
      if (!point) return;
      if (name !== point.kind) {
        if (!point.values.has(name)) point.values.set(name, value);
        return;
      }
      const reading = readings.get(point.kind) ?? startReading(format);
      readings.set(point.kind, reading);
      take(reading, toFix(point), { line: point.line });
      point = null;
    },
  });
  const counted = kinds.map((kind) => readings.get(kind)).find((reading) => reading !== undefined);
  return counted ?? startReading(format);
}

/** GPX 1.0 has speed (m/s) and course in the point, Garmin's extension in a part of it. */
function toFix({ lat, lon, values }: Point): Fix | Flaw {
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return "no_place";
  const t = readRecordedTime(values.get("time") ?? null);
  if (t === null) return "no_time";
  const [alt, spd, hdg] = ["ele", "speed", "course"].map((name) => numberIn(values.get(name)));
  return {
    t,
    lat,
    lon,
    ...(alt != null && { alt }),
    ...(spd != null && { spd }),
    ...(hdg != null && { hdg }),
  };
}

function isPoint(name: string): name is Kind {
  return (kinds as readonly string[]).includes(name);
}
