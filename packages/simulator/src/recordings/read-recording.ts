import { readCsv } from "./read-csv.ts";
import { isGeoJson, readGeoJson } from "./read-geojson.ts";
import { readGpx } from "./read-gpx.ts";
import { elementsOf, readJson } from "./read-json.ts";
import { readNmea } from "./read-nmea.ts";
import { type Flaw, type Reading, UnreadableRecording } from "./recording.ts";

const NMEA_LINE = /^.{0,40}?[$!][A-Z]{2}[A-Z0-9]{3},/m;
const LOOK_AT_CHARACTERS = 4_096;

/**
 * Reads a recording by what is in it, whatever its name: GPX, NMEA 0183, GeoJSON, JSON arrays, CSV. Its fixes come in
 * the order of time.
 * @throws UnreadableRecording with a sentence that says what is wrong
 */
export function readRecording(content: Uint8Array): Reading {
  const reading = readText(toText(content));
  if (reading.fixes.length === 0) throw new UnreadableRecording(explainEmptiness(reading));
  reading.fixes.sort((a, b) => a.t - b.t);
  return reading;
}

function readText(text: string): Reading {
  const start = text.slice(0, LOOK_AT_CHARACTERS).trimStart();
  if (start === "") throw new UnreadableRecording("The file is empty.");
  if (start.startsWith("<")) return readGpx(text.trimStart());
  if (/^[[{]/.test(start)) return readParsed(parseJson(text));
  if (NMEA_LINE.test(start)) return readNmea(text);
  return readCsv(text);
}

function readParsed(parsed: unknown): Reading {
  return isGeoJson(parsed) ? readGeoJson(parsed) : readJson(elementsOf(parsed));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableRecording(
      `This looks like JSON, but is not: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function toText(content: Uint8Array): string {
  if (content.subarray(0, LOOK_AT_CHARACTERS).includes(0)) {
    throw new UnreadableRecording(
      "This is a binary file: expected GPX, NMEA 0183, CSV, GeoJSON or a JSON array. (FIT and KMZ can be converted to GPX.)",
    );
  }
  return new TextDecoder().decode(content);
}

const EXPLANATIONS: Record<Flaw, string> = {
  no_time: "its points have no times, and without times nobody can say when the vehicle was where",
  no_place: "its elements have no latitude and longitude in degrees",
  no_fix: "the receiver had no valid fix in any of its sentences",
  unreadable: "none of its elements could be read",
  other_device: "its elements are of other devices",
};

function explainEmptiness({ format, flaws }: Reading): string {
  const [worst] = Object.entries(flaws).sort(([, a], [, b]) => b - a) as [Flaw, number][];
  return `This is ${format}, but it holds nothing to replay: ${worst ? EXPLANATIONS[worst[0]] : "there is no position in it"}.`;
}
