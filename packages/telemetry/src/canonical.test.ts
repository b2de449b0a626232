import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalEncoding, canonicalExt } from "./canonical.ts";
import { decodePositions } from "./codec.ts";
import type { Position, WirePosition } from "./position.ts";
import { wirePositions } from "./wire-positions.arbitrary.ts";

function decodeOne(value: object): Position {
  const [position] = decodePositions(new TextEncoder().encode(JSON.stringify(value))).positions;
  if (!position) throw new Error("not decoded");
  return position;
}

const positions = wirePositions.map(decodeOne);
const columns = ({ fixTime: _fixTime, seq: _seq, ext, ...numbers }: Position) => [
  ...Object.values(numbers).map((value) => (value === null ? Number.NEGATIVE_INFINITY : Number(value))),
  canonicalExt(ext) ?? "",
];

/** Row comparison as Postgres does it, with null before all. */
function compareRows(a: (number | string)[], b: (number | string)[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return 0;
  return left < right ? -1 : 1;
}

test("the order of keys on the wire makes no difference", () => {
  const shuffled = wirePositions.chain((sent) =>
    fc.record({
      sent: fc.constant(sent),
      keys: fc.shuffledSubarray(Object.keys(sent), { minLength: Object.keys(sent).length }),
      extKeys: fc.shuffledSubarray(Object.keys(sent.ext ?? {}), { minLength: Object.keys(sent.ext ?? {}).length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ sent, keys, extKeys }) => {
      const ext = Object.fromEntries(extKeys.map((key) => [key, sent.ext?.[key]]));
      const permuted = Object.fromEntries(
        keys.map((key) => [key, key === "ext" ? ext : sent[key as keyof WirePosition]]),
      );
      expect(canonicalEncoding(decodeOne(permuted))).toBe(canonicalEncoding(decodeOne(sent)));
    }),
  );
});

test("two encodings are equal only for the same position, its number aside", () => {
  fc.assert(
    fc.property(positions, positions, fc.option(fc.maxSafeNat()), (a, b, seq) => {
      expect(canonicalEncoding({ ...a, seq })).toBe(canonicalEncoding(a));
      const isSame = compareRows(columns(a), columns(b)) === 0;
      expect(canonicalEncoding(a) === canonicalEncoding(b)).toBe(isSame);
    }),
  );
});

test("the order of encodings is the order of the stored columns, null first", () => {
  // one field changed at a time, or most pairs would differ in latitude already
  const pairs = fc
    .tuple(
      positions,
      positions,
      fc.constantFrom<(keyof Position)[]>(
        "altitudeM",
        "speedMps",
        "headingDeg",
        "accuracyM",
        "battery",
        "ignition",
        "odometerM",
        "latE7",
        "lonE7",
        "ext",
      ),
    )
    .map(([a, b, key]) => [a, { ...a, [key]: b[key] }] as const);
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const [left, right] = [canonicalEncoding(a), canonicalEncoding(b)];
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(compareRows(columns(a), columns(b)));
    }),
  );
});

test("an encoding is printable ASCII, so that bytes and characters order alike", () => {
  fc.assert(fc.property(positions, (position) => /^[ -~]*$/.test(canonicalEncoding(position))));
  expect(canonicalExt({ ghi: "xăng 🚚", a: -0 })).toBe('{"a":0,"ghi":"x\\u0103ng \\ud83d\\ude9a"}');
});

test("the encoding as it stands: other processes and stored rows rely on it", () => {
  const sent = { t: 0, lat: 21.0278, lon: 105.8342, seq: 7, alt: -5, spd: 13.9, hdg: 271.5, bat: 0.5, ign: true, x: 1 };
  expect(canonicalEncoding(decodeOne(sent))).toBe(
    '1110278000 2858342000 32763 01390 2715 ----- 050 1 ---------- {"x":1}',
  );
});
