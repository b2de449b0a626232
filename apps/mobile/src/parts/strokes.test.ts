import { expect, test } from "vitest";
import { lengthen, segmentsOf } from "./strokes.ts";

test("a signature is strokes of points that each say something new", () => {
  const first = lengthen([], [10.4, 20.6, 0], true) ?? [];
  expect(first).toEqual([[[10, 21, 0]]]);
  expect(lengthen(first, [10.8, 21, 5], false)).toBeNull();
  const longer = lengthen(first, [40, 61, 30], false) ?? [];
  expect(longer).toEqual([
    [
      [10, 21, 0],
      [40, 61, 30],
    ],
  ]);
  expect(lengthen(longer, [5, 5, 90], true)).toHaveLength(2);
  expect(segmentsOf(longer)).toMatchObject([{ x: 25, y: 41, length: 52 }]);
});
