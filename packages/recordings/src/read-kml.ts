import { numberIn } from "./number-in.ts";
import { readRecordedTime } from "./read-time.ts";
import { readXml } from "./read-xml.ts";
import { type Fix, type Flaw, type Place, type Reading, startReading, take } from "./recording.ts";

/** A gx:Track under way: its times and its places come in two lists of the same order. */
interface Track {
  line: number;
  whens: string[];
  places: { text: string; separator: RegExp; line: number }[];
}

/**
 * KML 2.2: the tracks of Google's extension (gx:Track, and those of a gx:MultiTrack), and placemarks that are a point with
 * a TimeStamp. Paths without times hold no positions.
 */
export function readKml(text: string): Reading {
  const reading = startReading("KML");
  let track: Track | null = null;
  let placemark: Track | null = null;
  let isInPoint = false;
  let line = 0;
  readXml(text, {
    open(name, _attributes, at) {
      line = at;
      if (name === "Track") track = { line, whens: [], places: [] };
      if (name === "Placemark") placemark = { line, whens: [], places: [] };
      if (name === "Point") isInPoint = true;
    },
    close(name, value) {
      const holder = track ?? placemark;
      if (name === "when") holder?.whens.push(value);
      if (name === "coord") track?.places.push({ text: value, separator: / +/, line });
      if (name === "coordinates" && isInPoint) placemark?.places.push({ text: value, separator: /,/, line });
      if (name === "Point") isInPoint = false;
      if (name === "Track" && track) {
        takeAll(reading, track);
        track = null;
      }
      if (name === "Placemark" && placemark) {
        takeAll(reading, placemark);
        placemark = null;
      }
    },
  });
  return reading;
}

/** One time stands for one place; where the lists differ in length, nobody can say which belongs to which. */
function takeAll(reading: Reading, { line, whens, places }: Track): void {
  const isPaired = whens.length === places.length;
  for (const [index, { text, separator, line: at }] of places.entries()) {
    const place: Place = { line: at || line };
    take(reading, isPaired ? toFix(text.split(separator), whens[index]) : "no_time", place);
  }
}

function toFix([lonText, latText, altText]: string[], when: string | undefined): Fix | Flaw {
  const [lon, lat, alt] = [numberIn(lonText), numberIn(latText), numberIn(altText)];
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return "no_place";
  const t = readRecordedTime(when);
  return t === null ? "no_time" : { t, lat, lon, ...(alt !== null && { alt }) };
}
