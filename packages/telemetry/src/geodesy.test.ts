import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bearingDeg,
  boundsOfRadius,
  destination,
  distanceM,
  distanceToLineM,
  distanceToSegmentM,
  EARTH_RADIUS_M,
  isInBounds,
  type Point,
} from "./geodesy.ts";
import { toDegrees, toRadians } from "./units.ts";

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anywhere: fc.Arbitrary<Point> = fc.record({ lat: degrees(-90, 90), lon: degrees(-180, 180) });
const awayFromPoles: fc.Arbitrary<Point> = fc.record({ lat: degrees(-85, 85), lon: degrees(-180, 179.999) });

const dms = (degree: number, minute: number, second = 0) =>
  Math.sign(degree || 1) * (Math.abs(degree) + minute / 60 + second / 3600);

/** The smallest turn between two bearings or longitudes, degrees. */
const turnBetween = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180);

describe("known answers", () => {
  const losAngeles = { lat: dms(33, 57), lon: -dms(118, 24) };
  const newYork = { lat: dms(40, 38), lon: -dms(73, 47) };

  test("Williams, Aviation Formulary, worked examples: LAX to JFK", () => {
    expect(distanceM(losAngeles, newYork) / EARTH_RADIUS_M).toBeCloseTo(0.623_585, 6);
    expect(toRadians(bearingDeg(losAngeles, newYork))).toBeCloseTo(1.150_035, 5);
  });

  test("Williams, Aviation Formulary, worked examples: 100 nautical miles from LAX on 66°", () => {
    const reached = destination(losAngeles, toDegrees(1.150_035), 0.029_088_8 * EARTH_RADIUS_M);
    expect(toRadians(reached.lat)).toBeCloseTo(0.604_18, 5);
    expect(toRadians(-reached.lon)).toBeCloseTo(2.034_206, 5);
  });

  test("Williams, Aviation Formulary, worked examples: off course at 34°30′N 116°30′W", () => {
    const offM = distanceToSegmentM({ lat: 34.5, lon: -116.5 }, losAngeles, newYork);
    expect(offM / EARTH_RADIUS_M).toBeCloseTo(0.002_167_47, 6);
  });

  test("Rosetta Code, Haversine formula: BNA to LAX is 2887.26 km on a sphere of 6372.8 km", () => {
    const distance = distanceM({ lat: 36.12, lon: -86.67 }, { lat: 33.94, lon: -118.4 });
    expect((distance / EARTH_RADIUS_M) * 6372.8).toBeCloseTo(2887.259_951, 5);
  });

  test("Veness, Movable Type Scripts: Land's End to John o' Groats is 968.9 km on 009°07′11″", () => {
    const landsEnd = { lat: dms(50, 3, 59), lon: -dms(5, 42, 53) };
    const johnOGroats = { lat: dms(58, 38, 38), lon: -dms(3, 4, 12) };
    expect(distanceM(landsEnd, johnOGroats) / 1000).toBeCloseTo(968.9, 1);
    expect(bearingDeg(landsEnd, johnOGroats)).toBeCloseTo(dms(9, 7, 11), 3);
  });

  // Vincenty 1975 and Geoscience Australia's test line: on the ellipsoid, so the sphere may be 0.56 % away
  test.each([
    [
      "Flinders Peak to Buninyong",
      [-dms(37, 57, 3.7203), dms(144, 25, 29.5244)],
      [-dms(37, 39, 10.1561), dms(143, 55, 35.3839)],
      54_972.271,
    ],
    ["a quarter of the equator", [0, 0], [0, 90], 10_018_754.171],
    ["a quarter of a meridian", [0, 0], [90, 0], 10_001_965.729],
  ])(
    "%s, within 0.56 %% of the ellipsoid's distance",
    (_name, [fromLat = 0, fromLon = 0], [toLat = 0, toLon = 0], ellipsoidM) => {
      const sphereM = distanceM({ lat: fromLat, lon: fromLon }, { lat: toLat, lon: toLon });
      expect(Math.abs(sphereM / ellipsoidM - 1)).toBeLessThan(0.0056);
    },
  );

  test("a millimetre is told from none", () => {
    const here = { lat: 48.137, lon: 11.575 };
    expect(distanceM(here, destination(here, 45, 0.001))).toBeCloseTo(0.001, 6);
    expect(distanceM(here, here)).toBe(0);
  });
});

test("the way to a destination has its distance and its bearing", () => {
  fc.assert(
    fc.property(awayFromPoles, degrees(0, 359.999), degrees(1, 5_000_000), (from, bearing, distance) => {
      const to = destination(from, bearing, distance);
      expect(to.lon >= -180 && to.lon < 180).toBe(true);
      expect(Math.abs(distanceM(from, to) - distance)).toBeLessThan(1e-3);
      // a turn is worth what it is off at that distance
      expect(toRadians(turnBetween(bearingDeg(from, to), bearing)) * Math.min(distance, 1e6)).toBeLessThan(1e-2);
    }),
  );
});

test("the destination at the distance and bearing of a point is that point", () => {
  fc.assert(
    fc.property(awayFromPoles, awayFromPoles, (from, to) => {
      // from antipodes, all bearings lead everywhere
      fc.pre(distanceM(from, to) < 19_000_000);
      expect(distanceM(destination(from, bearingDeg(from, to), distanceM(from, to)), to)).toBeLessThan(0.1);
    }),
  );
});

test("distance is the same both ways, at most half round the earth, and never shorter over a third point", () => {
  fc.assert(
    fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
      expect(distanceM(a, b)).toBe(distanceM(b, a));
      expect(distanceM(a, b)).toBeLessThanOrEqual(Math.PI * EARTH_RADIUS_M);
      // near antipodes haversine keeps a decimetre
      expect(distanceM(a, c)).toBeLessThanOrEqual(distanceM(a, b) + distanceM(b, c) + 0.2);
    }),
  );
});

test("a bearing is at least 0 and less than 360", () => {
  fc.assert(
    fc.property(anywhere, anywhere, (a, b) => {
      const bearing = bearingDeg(a, b);
      return bearing >= 0 && bearing < 360;
    }),
  );
});

test("a segment is as far as its nearest point of many, and no farther than its ends", () => {
  const offset = fc.record({ bearing: degrees(0, 360), distance: degrees(10, 500_000) });
  fc.assert(
    fc.property(awayFromPoles, offset, offset, (a, toB, toPoint) => {
      const b = destination(a, toB.bearing, toB.distance);
      const point = destination(a, toPoint.bearing, toPoint.distance);
      const onSegment = Array.from({ length: 201 }, (_, at) =>
        destination(a, bearingDeg(a, b), (toB.distance * at) / 200),
      );
      const sampledM = Math.min(...onSegment.map((sample) => distanceM(point, sample)));
      const segmentM = distanceToSegmentM(point, a, b);
      expect(segmentM).toBeLessThanOrEqual(sampledM + 0.01);
      expect(segmentM).toBeGreaterThanOrEqual(sampledM - toB.distance / 200);
      expect(distanceToSegmentM(point, b, a)).toBeCloseTo(segmentM, 2);
      expect(distanceToLineM(point, [a, b, a])).toBeLessThanOrEqual(segmentM + 0.01);
    }),
  );
});

test("a line of one point is as far as that point, a line of none infinitely", () => {
  const [hanoi, hue] = [
    { lat: 21.0278, lon: 105.8342 },
    { lat: 16.4637, lon: 107.5909 },
  ];
  expect(distanceToLineM(hanoi, [hue])).toBe(distanceM(hanoi, hue));
  expect(distanceToLineM(hanoi, [])).toBe(Number.POSITIVE_INFINITY);
  expect(distanceToSegmentM(hanoi, hue, hue)).toBeCloseTo(distanceM(hanoi, hue), 6);
});

test("the box of a radius holds all within it, also over the antimeridian and at the poles", () => {
  fc.assert(
    fc.property(
      anywhere,
      degrees(0, 360),
      degrees(0, 2_000_000),
      degrees(0, 0.999_999),
      (center, bearing, radius, part) => {
        expect(isInBounds(destination(center, bearing, radius * part), boundsOfRadius(center, radius + 0.01))).toBe(
          true,
        );
      },
    ),
  );
});

test("a box over the antimeridian holds what lies on either side of it", () => {
  const fiji = boundsOfRadius({ lat: -17, lon: 179.9 }, 100_000);
  expect(fiji.west).toBeGreaterThan(fiji.east);
  expect(isInBounds({ lat: -17, lon: -179.9 }, fiji)).toBe(true);
  expect(isInBounds({ lat: -17, lon: 179 }, fiji)).toBe(true);
  expect(isInBounds({ lat: -17, lon: 0 }, fiji)).toBe(false);
  expect(isInBounds({ lat: -19, lon: 180 }, fiji)).toBe(false);
});
