import { expect, test } from "vitest";
import { createOverload } from "./overload.ts";

const limits = { cpuShare: 0.9, memoryBytes: 1_000, lagMs: 2_000 };
const calm = { cpuShare: 0.2, memoryBytes: 100, lagMs: 5 };

function watched() {
  let time = 0;
  const overload = createOverload({ limits, now: () => time });
  return {
    overload,
    /** The same pressure, measured every second. */
    for(seconds: number, pressure: typeof calm) {
      let isOver = false;
      for (let n = 0; n < seconds; n++) {
        isOver = overload.note(pressure);
        time += 1_000;
      }
      return isOver;
    },
  };
}

test("a limit that is passed for a moment is no overload", () => {
  const worker = watched();
  expect(worker.for(2, { ...calm, cpuShare: 1 })).toBe(false);
  expect(worker.for(1, calm)).toBe(false);
  expect(worker.for(2, { ...calm, cpuShare: 1 })).toBe(false);
});

test.each([
  ["cpuShare", 1],
  ["memoryBytes", 1_001],
  ["lagMs", 2_001],
] as const)("%s above its limit for three seconds is one, and is named", (name, value) => {
  const worker = watched();
  expect(worker.for(4, { ...calm, [name]: value })).toBe(true);
  expect(worker.overload.causes).toEqual([name]);
});

test("it ends ten seconds after everything is well below its limit, and not while it hovers there", () => {
  const worker = watched();
  worker.for(4, { ...calm, lagMs: 3_000 });
  expect(worker.for(60, { ...calm, lagMs: 1_900 })).toBe(true);
  expect(worker.for(9, calm)).toBe(true);
  expect(worker.for(2, calm)).toBe(false);
});

test("what presses changes, and is named anew", () => {
  const worker = watched();
  worker.for(4, { ...calm, lagMs: 3_000 });
  worker.for(1, { ...calm, memoryBytes: 2_000 });
  expect(worker.overload.causes).toEqual(["memoryBytes"]);
});
