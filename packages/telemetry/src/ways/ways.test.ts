import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeWays } from "./decode-ways.ts";
import { encodeWays, type Way } from "./encode-ways.ts";

const point = fc.record({
  time: fc.integer({ min: 0, max: 4_102_444_800 }).map((s) => s * 1000),
  lat: fc.integer({ min: -9_000_000, max: 9_000_000 }).map((step) => step * 100),
  lon: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((step) => step * 100),
});
const way = fc.record({ vehicleId: fc.uuid(), points: fc.array(point) }).map(
  ({ vehicleId, points }): Way => ({
    vehicleId,
    times: points.map(({ time }) => time),
    latE7: points.map(({ lat }) => lat),
    lonE7: points.map(({ lon }) => lon),
  }),
);

test("ways come back as they were, to the second and the metre", () => {
  fc.assert(
    fc.property(fc.array(way), (ways) => {
      const plain = (of: Way) => ({
        ...of,
        times: [...Array.from(of.times)],
        latE7: [...Array.from(of.latE7)],
        lonE7: [...Array.from(of.lonE7)],
      });
      expect(decodeWays(encodeWays(ways)).map(plain)).toEqual(ways.map(plain));
    }),
  );
});

test("a version that is not known is refused", () => {
  expect(() => decodeWays(Uint8Array.of(9))).toThrow(RangeError);
});
