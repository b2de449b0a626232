import { expect, test } from "vitest";
import { createInstants } from "./read-instants.ts";

test.each([
  ["2027-01-05 08:30", Date.UTC(2027, 0, 5, 1, 30)],
  ["5/1/2027 8:30", Date.UTC(2027, 0, 5, 1, 30)],
  ["2027-01-05T08:30:00+02:00", Date.UTC(2027, 0, 5, 6, 30)],
  [new Date(Date.UTC(2027, 0, 5, 8, 30)), Date.UTC(2027, 0, 5, 1, 30)],
  [undefined, null],
])("%s is an instant in the file's zone", (cell, at) => {
  expect(createInstants("Asia/Ho_Chi_Minh")(cell)).toBe(at);
});

test("a time that a change of clocks skips comes an hour later", () => {
  expect(createInstants("Europe/Berlin")("2027-03-28 02:30")).toBe(Date.UTC(2027, 2, 28, 1, 30));
});
