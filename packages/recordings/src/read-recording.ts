import { parseJson, type TextPlace } from "./parse-json.ts";
import { readCsv } from "./read-csv.ts";
import { isGeoJson, readGeoJson } from "./read-geojson.ts";
import { readGpx } from "./read-gpx.ts";
import { elementsOf, readJson } from "./read-json.ts";
import { readKml } from "./read-kml.ts";
import { readNmea } from "./read-nmea.ts";
import { type Flaw, type Reading, UnreadableRecording } from "./recording.ts";

const NMEA_LINE = /^.{0,40}?[$!][A-Z]{2}[A-Z0-9]{3},/m;
const LOOK_AT_CHARACTERS = 4_096;
/** The root element's local name, behind the declaration, a document type and comments. */
const XML_ROOT = /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*<(?:[\w.-]+:)?([\w.-]+)/i;

type Kind = "gpx" | "kml" | "json" | "nmea" | "csv";

/**
 * Reads a recording by what is in it, whatever its name: GPX, KML, NMEA 0183, GeoJSON, JSON arrays, CSV. Its fixes come in
 * the order of time.
 * @throws UnreadableRecording with a sentence that says what is wrong, and the place in the file
 */
export function readRecording(content: Uint8Array): Reading {
  const kind = kindOfRecording(content);
  const reading = readText(kind, new TextDecoder().decode(content));
  if (reading.fixes.length === 0) throw emptiness(reading);
  reading.fixes.sort((a, b) => a.t - b.t);
  return reading;
}

/**
 * What a file seems to be, by its beginning alone.
 * @throws UnreadableRecording when it is surely no recording
 */
export function kindOfRecording(content: Uint8Array): Kind {
  const head = content.subarray(0, LOOK_AT_CHARACTERS);
  if (head.includes(0)) {
    throw new UnreadableRecording(
      "binary",
      "This is a binary file: expected GPX, KML, NMEA 0183, CSV, GeoJSON or a JSON array. (FIT and KMZ can be converted to GPX.)",
    );
  }
  const start = new TextDecoder().decode(head).trimStart();
  if (start === "") throw new UnreadableRecording("empty", "The file is empty.");
  if (start.startsWith("<")) return kindOfXml(start);
  if (/^[[{]/.test(start)) return "json";
  return NMEA_LINE.test(start) ? "nmea" : "csv";
}

function kindOfXml(start: string): Kind {
  const [until = "", root] = XML_ROOT.exec(start) ?? [];
  if (root === "gpx" || root === "kml") return root;
  // what begins with more than it looks at is for the parser to judge
  if (root === undefined) return "gpx";
  throw new UnreadableRecording("other_xml", `This is XML, but not GPX or KML: its root element is <${root}>.`, {
    place: { line: until.split("\n").length },
    found: `<${root.slice(0, 40)}>`,
  });
}

function readText(kind: Kind, text: string): Reading {
  switch (kind) {
    case "gpx":
      return readGpx(text.trimStart());
    case "kml":
      return readKml(text.trimStart());
    case "json":
      return readParsed(parseJson(text, notJson));
    case "nmea":
      return readNmea(text);
    case "csv":
      return readCsv(text);
  }
}

function readParsed(parsed: unknown): Reading {
  return isGeoJson(parsed) ? readGeoJson(parsed) : readJson(elementsOf(parsed));
}

function notJson(place: TextPlace, found: string): UnreadableRecording {
  const sentence = `This looks like JSON, but is not: line ${place.line}, column ${place.column}: ${found}`;
  return new UnreadableRecording("broken_json", sentence, { place, found });
}

const EXPLANATIONS: Record<Flaw, string> = {
  no_time: "its points have no times, and without times nobody can say when the vehicle was where",
  no_place: "its elements have no latitude and longitude in degrees",
  no_fix: "the receiver had no valid fix in any of its sentences",
  unreadable: "none of its elements could be read",
  other_device: "its elements are of other devices",
};

function emptiness({ format, flaws, firstFlawAt }: Reading): UnreadableRecording {
  const [worst] = Object.entries(flaws).sort(([, a], [, b]) => b - a) as [Flaw, number][];
  const flaw = worst?.[0];
  const why = flaw ? EXPLANATIONS[flaw] : "there is no position in it";
  return new UnreadableRecording(
    flaw ?? "nothing_in_it",
    `This is ${format}, but it holds nothing to replay: ${why}.`,
    {
      place: (flaw && firstFlawAt[flaw]) ?? null,
    },
  );
}
