import fc from "fast-check";
import { expect, test } from "vitest";
import { roundCorners } from "./round-corners.ts";

const offset = fc.record({ x: fc.integer({ min: -5_000, max: 5_000 }), y: fc.integer({ min: -5_000, max: 5_000 }) });

test("a rounded line keeps its ends and is never longer than the line", () => {
  const lengthM = (line: readonly { x: number; y: number }[]) =>
    line.slice(1).reduce((sum, { x, y }, i) => sum + Math.hypot(x - (line[i]?.x ?? 0), y - (line[i]?.y ?? 0)), 0);
  fc.assert(
    fc.property(
      fc.array(offset, { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 5, max: 3_000 }),
      (line, radiusM) => {
        const rounded = roundCorners(line, radiusM);
        expect([rounded[0], rounded.at(-1)]).toEqual([line[0], line.at(-1)]);
        expect(lengthM(rounded)).toBeLessThanOrEqual(lengthM(line) + 1e-6);
        for (const { x, y } of rounded) expect(Number.isFinite(x + y)).toBe(true);
      },
    ),
  );
});

test("a right angle becomes an arc of the radius asked for", () => {
  const rounded = roundCorners(
    [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ],
    30,
  );
  for (const { x, y } of rounded.slice(1, -1)) expect(Math.hypot(x - 70, y - 30)).toBeCloseTo(30, 6);
});
