import { encodePositions } from "@cartage/telemetry/codec";
import { expect, test } from "vitest";
import { readRecording } from "./read-recording.ts";

function read(text: string) {
  return readRecording(new TextEncoder().encode(text));
}

const gpxPoint = (lat: number, time?: string, more = "") =>
  `<trkpt lat="${lat}" lon="11.5">${time ? `<time>${time}</time>` : ""}${more}</trkpt>`;
const gpx = (...segments: string[]) =>
  `<?xml version="1.0"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk>${segments.map((points) => `<trkseg>${points}</trkseg>`).join("")}</trk></gpx>`;

const rmc = "$GPRMC,085411.000,A,5222.3215,N,00454.5778,E,0.58,251.34,030414,,,A*63";
const gga = "$GPGGA,085411.000,5222.3215,N,00454.5778,E,1,4,2.95,16.0,M,47.0,M,,*61";

test("GPX: points of all segments in the order of time, with elevation, speed and course where they stand", () => {
  const { format, fixes } = read(
    gpx(
      gpxPoint(48.2, "2020-01-01T10:00:05Z"),
      "",
      gpxPoint(48.1, "2020-01-01T11:00:00.5+01:00", "<ele>510</ele><speed>12.5</speed><course>90</course>"),
    ),
  );
  expect(format).toBe("GPX 1.1");
  expect(fixes).toEqual([
    { t: Date.parse("2020-01-01T10:00:00.500Z"), lat: 48.1, lon: 11.5, alt: 510, spd: 12.5, hdg: 90 },
    { t: Date.parse("2020-01-01T10:00:05Z"), lat: 48.2, lon: 11.5 },
  ]);
});

test("GPX: a time belongs to its own point when others have none", () => {
  const { fixes, flaws } = read(gpx(gpxPoint(1) + gpxPoint(2, "2020-01-01T10:00:00Z") + gpxPoint(3)));
  expect(fixes).toEqual([{ t: Date.parse("2020-01-01T10:00:00Z"), lat: 2, lon: 11.5 }]);
  expect(flaws).toEqual({ no_time: 2 });
});

test("NMEA: a fix for each valid RMC, with altitude and quality of its second; broken sentences are counted", () => {
  const broken = rmc.replace("*63", "*00");
  const without = "$GPRMC,085412.000,V,,,,,,,030414,,,N*4A";
  const { format, fixes, flaws } = read([gga, rmc, broken, without].join("\r\n"));
  expect(format).toBe("NMEA 0183");
  expect(fixes).toEqual([
    {
      t: Date.parse("2014-04-03T08:54:11Z"),
      lat: expect.closeTo(52.372025, 6),
      lon: expect.closeTo(4.90963, 6),
      spd: expect.closeTo(0.298, 3),
      hdg: 251.34,
      alt: 16,
      ext: { satellites: 4, hdop: 2.95 },
    },
  ]);
  expect(flaws.unreadable ?? 0).toBeGreaterThanOrEqual(1);
  expect((flaws.unreadable ?? 0) + (flaws.no_fix ?? 0)).toBe(2);
});

test.each([
  ["comma", "time,lat,lon,speed_kmh\n2020-01-01T10:00:00Z,48.1,11.5,36"],
  ["semicolon and decimal comma", "Latitude;Longitude;Timestamp;Speed (km/h)\n48,1;11,5;1577872800;36"],
  ["tab, names in capitals, local time with zone", "LAT\tLNG\tDATE TIME\n48.1\t11.5\t2020-01-01 11:00:00+0100"],
])("CSV: %s", (_, text) => {
  const { format, fixes } = read(text);
  expect(format).toBe("CSV");
  expect(fixes).toMatchObject([{ t: Date.parse("2020-01-01T10:00:00Z"), lat: 48.1, lon: 11.5 }]);
});

test("CSV: a speed counts only with its unit", () => {
  expect(read("time,lat,lon,speed_kmh\n2020-01-01T10:00:00Z,48.1,11.5,36").fixes[0]?.spd).toBeCloseTo(10, 9);
  expect(read("time,lat,lon,speed\n2020-01-01T10:00:00Z,48.1,11.5,36").fixes[0]?.spd).toBeUndefined();
});

test("GeoJSON: points with times, lines with a list of times, lines with times in their positions", () => {
  const time = "2020-01-01T10:00:00Z";
  const feature = (geometry: object, properties: object) => ({ type: "Feature", geometry, properties });
  const { format, fixes } = read(
    JSON.stringify({
      type: "FeatureCollection",
      features: [
        feature({ type: "Point", coordinates: [11.5, 48.1] }, { time, heading: 45 }),
        feature({ type: "LineString", coordinates: [[11.5, 48.2]] }, { coordTimes: [time] }),
        feature(
          { type: "MultiLineString", coordinates: [[[11.5, 48.3]]] },
          { coordinateProperties: { times: [[time]] } },
        ),
        feature({ type: "LineString", coordinates: [[11.5, 48.4, 500, 1_577_872_800]] }, {}),
      ],
    }),
  );
  expect(format).toBe("GeoJSON");
  expect(fixes.map(({ lat }) => lat)).toEqual([48.1, 48.2, 48.3, 48.4]);
  expect(fixes[0]?.hdg).toBe(45);
  for (const { t } of fixes) expect(t).toBe(Date.parse(time));
});

test("JSON: arrays with WKT points, of the first device only", () => {
  const { format, fixes, flaws } = read(
    '[{"point":"POINT(11.56 48.16)","time":"2014-09-10 06:54:07+0200","id":"a"},{"point":"POINT(1 2)","time":"2014-09-10 06:54:08+0200","id":"b"}]',
  );
  expect(format).toBe("JSON");
  expect(fixes).toEqual([{ t: Date.parse("2014-09-10T04:54:07Z"), lat: 48.16, lon: 11.56 }]);
  expect(flaws).toEqual({ other_device: 1 });
});

test("JSON: what the wire carries comes back whole; its number does not, the sender gives a new one", () => {
  const wire = {
    t: 1_600_000_000_000,
    lat: 21,
    lon: 105,
    alt: 10,
    spd: 5,
    hdg: 90,
    acc: 4,
    bat: 0.5,
    ign: true,
    odo: 12,
    ext: { doors: 2 },
  };
  expect(read(encodePositions([{ ...wire, seq: 3 }])).fixes).toEqual([wire]);
});

test.each([
  ["nothing", "", "The file is empty."],
  ["another XML", "<?xml version='1.0'?>\n<html/>", "not GPX or KML: its root element is <html>"],
  [
    "a KML of paths",
    "<kml><Placemark><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></kml>",
    "there is no position in it",
  ],
  ["points without times", gpx(gpxPoint(1)), "its points have no times"],
  ["no point", gpx(), "there is no position in it"],
  ["half a JSON", "[{", "looks like JSON, but is not"],
  ["prose", "Dear diary,\ntoday I drove", "expected a first row that names time, lat and lon"],
  ["a binary file", "\u0000\u0001FIT", "binary file"],
  ["places out of range", "time,lat,lon\n2020-01-01T10:00:00Z,91,0", "no latitude and longitude in degrees"],
])("%s is refused with a sentence", (_, text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
});

test("KML: tracks of Google's extension, with prefixes, and points with a time stamp", () => {
  const { format, fixes, flaws } = read(
    `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
      <Placemark><gx:MultiTrack><gx:Track>
        <when>2020-01-01T10:00:00Z</when><when>2020-01-01T10:00:05Z</when>
        <gx:coord>11.5 48.1 510</gx:coord><gx:coord>11.6 48.2 511</gx:coord>
      </gx:Track></gx:MultiTrack></Placemark>
      <Placemark><TimeStamp><when>2020-01-01T09:00:00Z</when></TimeStamp><Point><coordinates>11.4,48.0,5</coordinates></Point></Placemark>
      <Placemark><Point><coordinates>11.4,48.0</coordinates></Point></Placemark>
    </Document></kml>`,
  );
  expect(format).toBe("KML");
  expect(fixes).toEqual([
    { t: Date.parse("2020-01-01T09:00:00Z"), lat: 48, lon: 11.4, alt: 5 },
    { t: Date.parse("2020-01-01T10:00:00Z"), lat: 48.1, lon: 11.5, alt: 510 },
    { t: Date.parse("2020-01-01T10:00:05Z"), lat: 48.2, lon: 11.6, alt: 511 },
  ]);
  expect(flaws).toEqual({ no_time: 1 });
});

test("what is left out, and what cannot be read at all, says where in the file it stands", () => {
  const { firstFlawAt } = read(`time,lat,lon\n2020-01-01T10:00:00Z,48,11\n,48,11\n2020-01-01T10:00:01Z,nowhere,11\n,,`);
  expect(firstFlawAt).toEqual({ no_time: { element: 2 }, no_place: { element: 3 } });
  expect(read(gpx(`\n${gpxPoint(1)}\n${gpxPoint(2, "2020-01-01T10:00:00Z")}`)).firstFlawAt).toEqual({
    no_time: { line: 3 },
  });
  const placeOf = (text: string) => {
    try {
      return read(text);
    } catch (error) {
      return error;
    }
  };
  expect(placeOf(`<gpx>\n<trk></gpx>`)).toMatchObject({ reason: "broken_xml", place: { line: 2 } });
  expect(placeOf('[\n{"t":1},\n{]')).toMatchObject({ reason: "broken_json", place: { line: 3, column: 2 } });
  expect(placeOf("Dear diary")).toMatchObject({ reason: "no_columns", place: { line: 1 }, found: '"Dear diary"' });
  expect(placeOf("\n<!-- a -->\n<svg/>")).toMatchObject({ reason: "other_xml", found: "<svg>" });
});
