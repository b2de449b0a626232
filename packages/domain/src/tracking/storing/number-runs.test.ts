import fc from "fast-check";
import { expect, test } from "vitest";
import { addToRuns, mergeRuns, type Run } from "./number-runs.ts";

test.each([
  [[], []],
  [[5], [[5, 5]]],
  [[3, 1, 2], [[1, 3]]],
  [
    [1, 2, 2, 4],
    [
      [1, 2],
      [4, 4],
    ],
  ],
])("%j are the runs %j", (numbers, runs) => {
  expect(runsOf(numbers)).toEqual(runs);
});

test("runs hold the same numbers, apart from each other", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 })), (numbers) => {
      const runs = runsOf(numbers);
      const held = runs.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
      expect(held).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      for (const [at, [from]] of runs.entries()) if (at > 0) expect(from).toBeGreaterThan((runs[at - 1]?.[1] ?? 0) + 1);
    }),
  );
});

function runsOf(numbers: number[]): Run[] {
  const runs: Run[] = [];
  for (const number of numbers) addToRuns(runs, number);
  return mergeRuns(runs);
}
