import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { readRecordedTime } from "./read-time.ts";
import { countFlaw, type Fix, type Reading, UnreadableRecording } from "./recording.ts";

/**
 * GPX 1.0 and 1.1: the points of its tracks, else of its routes, else its waypoints. Read point by point, because
 * conversions to GeoJSON lose which point a time belongs to, and tracks of one point.
 */
export function readGpx(text: string): Reading {
  const document = parse(text);
  const root = document.documentElement;
  if (root?.localName !== "gpx")
    throw new UnreadableRecording(`This is XML, but not GPX: its root element is <${root?.nodeName ?? "nothing"}>.`);

  const reading: Reading = { format: `GPX ${root.getAttribute("version") ?? ""}`.trim(), fixes: [], flaws: {} };
  const kind = ["trkpt", "rtept", "wpt"].find((name) => root.getElementsByTagNameNS("*", name).length > 0) ?? "trkpt";
  for (const point of root.getElementsByTagNameNS("*", kind)) {
    const [lat, lon] = [numberOf(point.getAttribute("lat")), numberOf(point.getAttribute("lon"))];
    const t = readRecordedTime(childText(point, "time"));
    if (lat === null || lon === null) countFlaw(reading, "no_place");
    else if (t === null) countFlaw(reading, "no_time");
    else reading.fixes.push({ t, lat, lon, ...measured(point) });
  }
  return reading;
}

/** GPX 1.0 has speed (m/s) and course in the point, Garmin's extension in a part of it. */
function measured(point: Element): Partial<Fix> {
  const alt = numberOf(childText(point, "ele"));
  const spd = numberOf(childText(point, "speed"));
  const hdg = numberOf(childText(point, "course"));
  return { ...(alt !== null && { alt }), ...(spd !== null && { spd }), ...(hdg !== null && { hdg }) };
}

function childText(parent: Element, name: string): string | null {
  return parent.getElementsByTagNameNS("*", name)[0]?.textContent ?? null;
}

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function parse(text: string): Document {
  try {
    // xmldom reports what it can mend through onError; only what it cannot mend throws
    return new DOMParser({ onError: () => undefined }).parseFromString(text, "application/xml");
  } catch (error) {
    throw new UnreadableRecording(
      `This looks like GPX, but is not well-formed XML: ${error instanceof Error ? error.message : error}`,
    );
  }
}
