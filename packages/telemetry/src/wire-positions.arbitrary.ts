import fc from "fast-check";
import { extLimits } from "./ext.ts";
import type { WirePosition } from "./position.ts";

const text = (maxLength: number) =>
  fc
    .string({ unit: "grapheme", maxLength })
    .filter((value) => value.length <= maxLength && !value.includes("\0") && value.isWellFormed());

const extKey = text(extLimits.keyLength).filter((key) => key !== "" && key !== "__proto__");

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Positions that a device may send, every field within its range. */
export const wirePositions: fc.Arbitrary<WirePosition> = fc.record(
  {
    t: fc.integer({ min: 0, max: 253_402_300_799_999 }),
    lat: number(-90, 90),
    lon: number(-180, 180),
    seq: maybe(fc.maxSafeNat()),
    alt: maybe(number(-32_768, 32_767)),
    spd: maybe(number(0, 327.67)),
    hdg: maybe(number(0, 360)),
    acc: maybe(number(0, 3_276.7)),
    bat: maybe(number(0, 1)),
    ign: maybe(fc.boolean()),
    odo: maybe(number(0, 2_147_483_647)),
    ext: maybe(
      fc.dictionary(extKey, fc.oneof(fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), text(40)), {
        maxKeys: 8,
        noNullPrototype: true,
      }),
    ),
  },
  { requiredKeys: ["t", "lat", "lon"] },
);
