import fc from "fast-check";
import { expect, test } from "vitest";
import { absorb, mergeHistories } from "./history.ts";
import { mergeSketches, momentsOf, Sketch, sketchOf } from "./sketch.ts";

const dayMs = 86_400_000;
const values = fc.array(
  fc.record({
    key: fc.constantFrom("a", "b"),
    value: fc.double({ min: -6, max: 6, noNaN: true }),
    at: fc.integer({ min: 0, max: 400 * dayMs }),
  }),
  { minLength: 1, maxLength: 40 },
);

test("merged in any order and any grouping, sketches are the same to the last digit", () => {
  fc.assert(
    fc.property(values, fc.infiniteStream(fc.nat()), (observations, choices) => {
      const inOrder = absorb({}, observations);
      let pool = observations.map((observation) => absorb({}, [observation]));
      while (pool.length > 1) {
        const one = pool.splice((choices.next().value ?? 0) % pool.length, 1)[0] ?? {};
        const other = pool.splice((choices.next().value ?? 0) % pool.length, 1)[0] ?? {};
        pool = [...pool, mergeHistories(one, other)];
      }
      expect(pool[0]).toEqual(inOrder);
    }),
  );
});

test("a sketch is plain JSON and never longer than six fortnights", () => {
  fc.assert(
    fc.property(values, (observations) => {
      for (const sketch of Object.values(absorb({}, observations))) {
        expect(sketch.length).toBeLessThanOrEqual(6);
        expect(Sketch.parse(JSON.parse(JSON.stringify(sketch)))).toEqual(sketch);
      }
    }),
  );
});

test("mean and variance are those of the values, and old ones fade", () => {
  const now = 1000 * dayMs;
  const all = [0.1, 0.3, 0.5].map((value) => sketchOf(value, now)).reduce(mergeSketches);
  expect(momentsOf(all, now).mean).toBeCloseTo(0.3);
  expect(momentsOf(all, now).variance).toBeCloseTo(0.08 / 3);
  const later = mergeSketches(all, sketchOf(0.9, now + 28 * dayMs));
  expect(momentsOf(later, now + 28 * dayMs).mean).toBeGreaterThan((0.9 + 0.9) / 4);
  expect(momentsOf(undefined, now)).toEqual({ count: 0, mean: 0, variance: 0 });
});
