import { expect, test } from "vitest";
import { toleranceAt } from "./level-of-detail.ts";

test.each([
  [null, 1_000],
  [6.9, 1_000],
  [7, 100],
  [10.9, 100],
  [11, 20],
  [18, 20],
])("at zoom %s ways are drawn to %i m", (zoom, toleranceM) => {
  expect(toleranceAt(zoom)).toBe(toleranceM);
});
