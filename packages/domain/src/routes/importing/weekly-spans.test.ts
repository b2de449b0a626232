import fc from "fast-check";
import { expect, test } from "vitest";
import { readWeeklySpans, writeWeeklySpans } from "./weekly-spans.ts";

test.for<[string, unknown]>([
  ["24/7", null],
  ["Mo-Fr 8:00-18:00", [{ days: [1, 2, 3, 4, 5], from: "08:00", until: "18:00" }]],
  ["sa,su 09:00-12:00", [{ days: [6, 7], from: "09:00", until: "12:00" }]],
  ["Fr-Mo 22:00-24:00", [{ days: [1, 5, 6, 7], from: "22:00", until: "00:00" }]],
  [
    "Mo 08:00-12:00, 13:00-17:00; Sa 08:00-12:00",
    [
      { days: [1], from: "08:00", until: "12:00" },
      { days: [1], from: "13:00", until: "17:00" },
      { days: [6], from: "08:00", until: "12:00" },
    ],
  ],
  ["Mon 08:00-12:00", undefined],
  ["Mo-Fr", undefined],
  ["", undefined],
])("hours written as %j are read", ([text, expected]) => {
  expect(readWeeklySpans(text)).toEqual(expected);
});

test("what is written is read again", () => {
  const time = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => `${part}`.padStart(2, "0")).join(":"));
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((some) => some.sort());
  const span = fc.record({ days, from: time, until: time });
  fc.assert(
    fc.property(fc.option(fc.array(span, { minLength: 1 })), (spans) => {
      expect(readWeeklySpans(writeWeeklySpans(spans))).toEqual(spans);
    }),
  );
});
