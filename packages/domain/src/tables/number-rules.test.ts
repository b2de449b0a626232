import fc from "fast-check";
import { expect, test } from "vitest";
import { counted, degrees, measured, readNumber } from "./number-rules.ts";

test.each([
  ["1234.5", 1234.5],
  ["1234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["1 234,5", 1234.5],
  ["1\u202f234,567", 1234.567],
  ["1,234.567", 1234.567],
  ["1.234.567", 1_234_567],
  ["-1,234,567.25", -1_234_567.25],
  ["1,5", 1.5],
  ["0.125", 0.125],
  ["1234.567", 1234.567],
  ["007", 7],
  ["12345678", 12_345_678],
])("%j is %s in any column", (text, number) => {
  for (const kind of [counted, measured, degrees]) expect(readNumber(text, kind)).toBe(number);
});

test.each(["two", "", "-", "1,2,3", "1.2.3", "12,34.5", "1.234,5.6", "1,23 456", "1 2", "1.", ".5", "1e3", "١٢"])(
  "%j is no number",
  (text) => {
    expect(readNumber(text, measured)).toBeNaN();
  },
);

test.each(["1,234", "1.234"])("%j means what its column can have, and both where it can have both", (text) => {
  expect(readNumber(text, counted)).toBe(1_234);
  expect(readNumber(text, degrees)).toBe(1.234);
  expect(readNumber(text, measured)).toEqual({ grouped: 1_234, decimal: 1.234 });
  expect(readNumber(`-${text}`, measured)).toEqual({ grouped: -1_234, decimal: -1.234 });
});

const written = fc
  .record({
    locale: fc.constantFrom("en-US", "vi-VN", "de-DE", "fr-FR"),
    digits: fc.integer({ min: -999_999_999, max: 999_999_999 }),
    decimals: fc.nat(6),
    useGrouping: fc.boolean(),
  })
  .map(({ locale, digits, decimals, useGrouping }) => {
    const number = digits / 10 ** decimals;
    const format = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping };
    return { number, decimals, text: new Intl.NumberFormat(locale, format).format(number) };
  });

test("what a spreadsheet wrote in its language is that number, or one of the two that it may be", () => {
  fc.assert(
    fc.property(written, ({ number, text }) => {
      const read = readNumber(text, measured);
      if (typeof read === "number") expect(read).toBeCloseTo(number, 9);
      else expect([read.decimal, read.grouped]).toContain(number);
    }),
  );
});

test("pieces without decimals and degrees without thousands are never ambiguous", () => {
  fc.assert(
    fc.property(written, ({ number, decimals, text }) => {
      if (decimals === 0) expect(readNumber(text, counted)).toBeCloseTo(number, 9);
      if (Math.abs(number) < 1_000) expect(readNumber(text, degrees)).toBeCloseTo(number, 9);
    }),
  );
});

test("an ambiguous one, written as its refusal says, is what was meant", () => {
  const ambiguous = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.nat(999), fc.constantFrom(",", "."));
  fc.assert(
    fc.property(ambiguous, ([whole, thousandths, separator]) => {
      const read = readNumber(`${whole}${separator}${String(thousandths).padStart(3, "0")}`, measured);
      if (typeof read === "number") throw new Error("read as one number");
      expect(readNumber(String(read.grouped), measured)).toBe(read.grouped);
      for (const point of [",", "."])
        expect(readNumber(read.decimal.toFixed(4).replace(".", point), measured)).toBe(read.decimal);
    }),
  );
});
