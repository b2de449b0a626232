import { type Decoded, refused } from "./codec.ts";
import { addCounts, type Counts } from "./counts.ts";
import { readPosition } from "./element.ts";
import { parsePayload } from "./payload.ts";
import { readObject } from "./record.ts";
import { isRefusal, type Refusal, refuseField } from "./refusal.ts";
import { knotsToMps } from "./units.ts";

const utf8 = new TextDecoder();
/** Below it a number is seconds since the epoch, as Traccar has it (2038 in s, 25 January 1970 in ms). */
const FIRST_MS = 2 ** 31 - 1;

/**
 * Reads what Traccar Client and OsmAnd send (https://www.traccar.org/osmand/): the parameters of a query or a form, or the
 * JSON of Traccar Client 9 on. `speed` of the form is in knots, as Traccar has it. Who sends (`id`, `device_id`) is not
 * read here. An empty message holds nothing. Never throws.
 */
export function decodeOsmAnd(payload: Uint8Array): Decoded {
  if (payload.byteLength === 0) return { positions: [], refusals: [], counts: {} };
  // a form never begins so: it would be escaped
  return /^\s*[{[]/.test(utf8.decode(payload.subarray(0, 64))) ? readJson(payload) : readForm(utf8.decode(payload));
}

function readForm(text: string): Decoded {
  const { timestamp, lat, lon, location, speed, bearing, heading, altitude, accuracy, batt, valid, ...rest } =
    Object.fromEntries(new URLSearchParams(text));
  if (valid !== undefined && valid !== "true" && valid !== "1") return refused(refuseNoFix("valid", valid));
  const [latText, lonText] = location === undefined ? [lat, lon] : location.split(",");
  const counts: Counts = {};
  const [spd, bat] = [numberOf(speed), numberOf(batt)];
  const read = readPosition(
    {
      t: timeOf(timestamp),
      lat: numberOf(latText),
      lon: numberOf(lonText),
      alt: numberOf(altitude),
      spd: typeof spd === "number" ? knotsToMps(spd) : spd,
      hdg: numberOf(bearing ?? heading),
      acc: numberOf(accuracy),
      bat: typeof bat === "number" ? bat / 100 : bat,
      ext: Object.fromEntries(
        Object.entries(rest)
          .filter(([name]) => !isSender(name))
          .map(typed),
      ),
    },
    0,
    counts,
  );
  return isRefusal(read) ? refused(named(read)) : { positions: [read], refusals: [], counts };
}

/** `location` is one, or a list of those that were kept while there was no network. */
function readJson(payload: Uint8Array): Decoded {
  const message = readObject(parsePayload(payload));
  if (isRefusal(message)) return refused(message);
  const { location } = message.fields;
  if (location === undefined) {
    return refused(refuseField(null, "location", location, { reason: "missing", expected: "an object" }));
  }
  const decoded: Decoded = { positions: [], refusals: [], counts: {} };
  for (const [index, element] of (Array.isArray(location) ? location : [location]).entries()) {
    const read = readLocation(element, index, decoded.counts);
    if (isRefusal(read)) decoded.refusals.push(named(read));
    else decoded.positions.push(read);
  }
  return decoded;
}

function readLocation(element: unknown, index: number, counts: Counts) {
  const { timestamp, coords, battery, activity, odometer, extras, uuid, _, ...rest } = fieldsOf(element);
  const { latitude, longitude, accuracy, speed, heading, altitude } = fieldsOf(coords);
  const { level, is_charging } = fieldsOf(battery);
  const { type } = fieldsOf(activity);
  const dropped: Counts = {};
  const read = readPosition(
    {
      t: typeof timestamp === "string" ? timeOf(timestamp) : timestamp,
      lat: latitude,
      lon: longitude,
      alt: altitude,
      // what is below nothing is not known
      spd: known(speed),
      hdg: known(heading),
      acc: known(accuracy),
      bat: known(level),
      odo: odometer,
      ext: {
        ...fieldsOf(extras),
        ...rest,
        ...(is_charging !== undefined && { charge: is_charging }),
        ...(type !== undefined && { activity: type }),
      },
    },
    index,
    dropped,
  );
  addCounts(counts, dropped);
  return read;
}

function known(value: unknown): unknown {
  return typeof value === "number" && value < 0 ? undefined : value;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function numberOf(text: string | undefined): unknown {
  return text === undefined || text.trim() === "" ? undefined : Number.isNaN(Number(text)) ? text : Number(text);
}

/** Seconds, ms, ISO 8601, or "yyyy-MM-dd HH:mm:ss", which is taken as UTC; anything else as it came, to be refused. */
function timeOf(text: string | undefined): unknown {
  const number = numberOf(text);
  if (typeof number === "number") return number < FIRST_MS ? number * 1000 : number;
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text ?? "") ? `${text?.replace(" ", "T")}Z` : text;
}

function isSender(name: string): boolean {
  return name === "id" || name === "deviceid" || name === "secret";
}

function typed([name, text]: [string, string]): [string, unknown] {
  if (text === "true" || text === "false") return [name, text === "true"];
  return [name, numberOf(text) ?? text];
}

function refuseNoFix(field: string, value: unknown): Refusal {
  return refuseField(0, field, value, { reason: "no_fix", expected: "a position that the receiver is sure of" });
}

const names: Record<string, string> = { t: "timestamp" };

/** The field by the name that the sender knows. */
function named(refusal: Refusal): Refusal {
  const name = refusal.field === null ? undefined : names[refusal.field];
  if (name === undefined) return refusal;
  return { ...refusal, field: name, detail: refusal.detail.replace(`field ${refusal.field} `, `field ${name} `) };
}
