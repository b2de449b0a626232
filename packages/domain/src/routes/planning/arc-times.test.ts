import fc from "fast-check";
import { expect, test } from "vitest";
import {
  arrivesAfterBreaks,
  arrivesAtEnd,
  latestArrival,
  leavesAt,
  leavesBeforeBreaks,
  leavesForEnd,
} from "./arc-times.ts";
import { compileProblem } from "./compile-problem.ts";
import { problem } from "./problems.arbitrary.ts";

const time = fc.integer({ min: 4 * 60, max: 24 * 60 }).map((minutes) => minutes * 60);

test("a stop is left by a time exactly when it is reached by the latest arrival for it", () => {
  fc.assert(
    fc.property(problem, time, time, (given, arrivesS, byS) => {
      const compiled = compileProblem(given);
      for (let stop = 0; stop < compiled.stops; stop++)
        expect(leavesAt(compiled, stop, arrivesS) <= byS).toBe(arrivesS <= latestArrival(compiled, stop, byS));
    }),
  );
});

test("the next node is reached by a time exactly when this one is left by the latest time for it, with any breaks between", () => {
  const travelS = fc.nat(240).map((minutes) => minutes * 60);
  fc.assert(
    fc.property(problem, time, time, travelS, (given, leavesS, byS, wayS) => {
      const compiled = compileProblem(given);
      for (let vehicle = 0; vehicle < compiled.vehicles; vehicle++) {
        const first = compiled.firstBreak[vehicle] as number;
        const most = (compiled.firstBreak[vehicle + 1] as number) - first;
        for (let count = 0; count <= most; count++) {
          expect(arrivesAfterBreaks(compiled, leavesS, wayS, first, count) <= byS).toBe(
            leavesS <= leavesBeforeBreaks(compiled, byS, wayS, first, count),
          );
          expect(arrivesAtEnd(compiled, leavesS, wayS, first, count) <= byS).toBe(
            leavesS <= leavesForEnd(compiled, byS, wayS, first, count),
          );
        }
      }
    }),
  );
});
