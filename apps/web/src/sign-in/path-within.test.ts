import { expect, test } from "vitest";
import { pathWithin } from "./path-within.ts";

test.each([
  ["/vehicles?q=29C", "/vehicles?q=29C"],
  ["//elsewhere.example/x", "/live"],
  ["/\\elsewhere.example", "/live"],
  ["https://elsewhere.example", "/live"],
  [undefined, "/live"],
  [["/a", "/b"], "/live"],
])("after signing in, %j leads to %s", (asked, path) => {
  expect(pathWithin(asked)).toBe(path);
});
