import type { Point } from "@cartage/telemetry/geodesy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePolyline6 } from "./polyline6.ts";

/** The encoder of the format's description. */
function encode(places: Point[]): string {
  let [lat, lon, out] = [0, 0, ""];
  const put = (difference: number) => {
    let value = difference < 0 ? -difference * 2 - 1 : difference * 2;
    while (value >= 0x20) {
      out += String.fromCharCode((0x20 | (value % 0x20)) + 63);
      value = Math.floor(value / 0x20);
    }
    out += String.fromCharCode(value + 63);
  };
  for (const place of places) {
    const [nextLat, nextLon] = [Math.round(place.lat * 1e6), Math.round(place.lon * 1e6)];
    put(nextLat - lat);
    put(nextLon - lon);
    [lat, lon] = [nextLat, nextLon];
  }
  return out;
}

test("what is encoded is decoded, to the sixth digit", () => {
  const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((steps) => steps / 1e6);
  fc.assert(
    fc.property(fc.array(fc.record({ lat: degrees(90), lon: degrees(180) })), (places) => {
      expect(decodePolyline6(encode(places))).toEqual(places.map(({ lat, lon }) => ({ lat: lat + 0, lon: lon + 0 })));
    }),
  );
});

test("the description's example decodes, a tenth as large with six digits", () => {
  expect(decodePolyline6("_p~iF~ps|U_ulLnnqC_mqNvxq`@")).toEqual([
    { lat: 3.85, lon: -12.02 },
    { lat: 4.07, lon: -12.095 },
    { lat: 4.3252, lon: -12.6453 },
  ]);
});
