import { expect, test } from "vitest";
import { readPlace, writePlace } from "./place-text.ts";

test.for<[string, unknown]>([
  ["21.0285, 105.8542", { lat: 21.0285, lon: 105.8542 }],
  ["-33.86 151.2", { lat: -33.86, lon: 151.2 }],
  [" 0;0 ", { lat: 0, lon: 0 }],
  ["91, 10", null],
  ["Hà Nội", null],
  ["", null],
])("%j is read as a place", ([text, expected]) => {
  expect(readPlace(text)).toEqual(expected);
});

test("what is written is read again", () => {
  expect(readPlace(writePlace({ lat: 21.0285, lon: -105.8542 }))).toEqual({ lat: 21.0285, lon: -105.8542 });
});
