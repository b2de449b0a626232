import { expect, test } from "vitest";
import { glideMs, turn } from "./glide.ts";

test.each([
  ["a second apart", 0, 1000, 1000],
  ["closer than the eye", 0, 40, 250],
  ["a gap", 0, 10_001, 0],
  ["the same fix again", 1000, 1000, 0],
  ["the first fix", NaN, 1000, 0],
])("%s", (_, before, after, expected) => {
  expect(glideMs(before, after)).toBe(expected);
});

test.each([
  ["through north", 350, 10, 0.25, 5],
  ["back through north", 10, 350, 0.25, 355],
  ["the shorter way", 90, 180, 1 / 6, 135],
  ["done early", 90, 180, 0.5, 180],
])("a heading turns %s", (_, from, to, share, expected) => {
  expect(turn(from, to, share)).toBeCloseTo(expected, 6);
});

test("without an old heading the new one holds at once, without a new one none", () => {
  expect(turn(NaN, 40, 0)).toBe(40);
  expect(turn(40, NaN, 0.5)).toBeNaN();
});
