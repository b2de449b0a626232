import fc from "fast-check";
import { expect, test } from "vitest";
import { BoxTree } from "./box-tree.ts";

const box = fc
  .tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }), fc.nat(30), fc.nat(30))
  .map(([west, south, width, height]) => [west, south, west + width, south + height] as const);

test("a tree finds the boxes that a look at each finds", () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 600 }), fc.array(box, { minLength: 1 }), (boxes, asked) => {
      const tree = new BoxTree(Int32Array.from(boxes.flat()));
      for (const [west, south, east, north] of asked) {
        const found: number[] = [];
        expect(tree.search(west, south, east, north, found)).toBe(found.length);
        const meeting = boxes.flatMap((other, at) =>
          other[0] <= east && other[2] >= west && other[1] <= north && other[3] >= south ? [at] : [],
        );
        expect(found.sort((a, b) => a - b)).toEqual(meeting);
      }
    }),
    { numRuns: 50 },
  );
});
