import fc from "fast-check";
import { expect, test } from "vitest";
import { isWithin, type LabelledSpan, labelOf, overlapMs, privateSpansOf, type Span, without } from "./rules.ts";

const span = fc
  .tuple(fc.nat(1_000), fc.integer({ min: 1, max: 200 }))
  .map(([from, lasts]) => ({ from, until: from + lasts }));
const label = fc.record({ at: span, label: fc.constantFrom("private", "business", null) });
const labels = fc.array(label).map((list): LabelledSpan[] => list.map(({ at, label }) => ({ ...at, label })));

/** Trips one after another. */
const trips = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 100 }))).map((steps) => {
  let at = 0;
  return steps.map(([rest, lasts]): Span => {
    const from = at + rest + 1;
    at = from + lasts;
    return { from, until: at };
  });
});

test("a label stays with its trip when late data moves the trip's ends", () => {
  const said: LabelledSpan[] = [{ from: 100, until: 200, label: "private" }];
  expect(labelOf({ from: 90, until: 230 }, said)).toBe("private");
  expect(labelOf({ from: 300, until: 400 }, said)).toBeNull();
});

test("a label that was said while a trip went on bears on it, however much longer it lasts, and on no other", () => {
  const said: LabelledSpan[] = [{ from: 100, until: 110, label: "private", wasUnderWay: true }];
  expect(labelOf({ from: 100, until: 900 }, said)).toBe("private");
  expect(labelOf({ from: 104, until: 900 }, said)).toBe("private");
  expect(labelOf({ from: 910, until: 990 }, said)).toBeNull();
  expect(privateSpansOf([{ from: 100, until: 900 }], said)).toEqual([{ from: 100, until: 900 }]);
});

test("the newest word counts, and none takes the word before away", () => {
  const said: LabelledSpan[] = [
    { from: 0, until: 10, label: "private" },
    { from: 0, until: 10, label: "business" },
  ];
  expect(labelOf({ from: 0, until: 10 }, said)).toBe("business");
  expect(labelOf({ from: 0, until: 10 }, [...said, { from: 0, until: 10, label: null }])).toBeNull();
});

test("the halt between two private trips is private, the one after is not", () => {
  const drives = [
    { from: 0, until: 10 },
    { from: 20, until: 30 },
    { from: 50, until: 60 },
  ];
  const said: LabelledSpan[] = [
    { from: 0, until: 10, label: "private" },
    { from: 20, until: 30, label: "private" },
  ];
  expect(privateSpansOf(drives, said)).toEqual([{ from: 0, until: 30 }]);
});

test("every private trip lies in a private span, in any order of trips", () => {
  fc.assert(
    fc.property(trips, labels, (drives, said) => {
      const spans = privateSpansOf(drives, said);
      expect(privateSpansOf(drives.toReversed(), said)).toEqual(spans);
      for (const trip of drives)
        if (labelOf(trip, said) === "private") {
          expect(isWithin(spans, trip.from) && isWithin(spans, trip.until)).toBe(true);
          expect(without(trip, spans)).toEqual([]);
        }
    }),
  );
});

test("what is left and what was taken make up the whole", () => {
  fc.assert(
    fc.property(span, trips, (whole, others) => {
      const left = without(whole, others);
      const lengthOf = (spans: Span[]) => spans.reduce((sum, each) => sum + overlapMs(each, whole), 0);
      expect(lengthOf(left) + lengthOf(others)).toBe(whole.until - whole.from);
      for (const each of left) for (const other of others) expect(overlapMs(each, other)).toBe(0);
    }),
  );
});
