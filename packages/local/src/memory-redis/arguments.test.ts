import { expect, test } from "vitest";
import { bounds, glob } from "./arguments.ts";

test.each([
  ["*", "anything\nat all", true],
  ["h?llo", "hello", true],
  ["h?llo", "hllo", false],
  ["h[ae]llo", "hallo", true],
  ["h[^e]llo", "hello", false],
  ["a.c", "abc", false],
  ["a\\*c", "a*c", true],
  ["a\\*c", "abc", false],
  ["(a|b)", "(a|b)", true],
])("the pattern %s and %s: %s", (pattern, text, isMatch) => {
  expect(glob(pattern).test(text)).toBe(isMatch);
});

test.each([
  ["0", "-1", [0, 5]],
  ["-2", "-1", [3, 5]],
  ["-100", "1", [0, 2]],
  ["2", "1", [2, 2]],
  ["0", "-100", [0, 0]],
])("of five, %s to %s", (start, end, expected) => {
  expect(bounds(start, end, 5)).toEqual(expected);
});
