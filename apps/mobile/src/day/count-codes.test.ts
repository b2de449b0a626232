import { expect, test } from "vitest";
import { countCode, everyPiece, isEveryPiece, noPiece } from "./count-codes.ts";

const items = [
  { line: 1, kind: "parcel" as const, description: "Boxes", barcode: "C1-1", quantity: 2, delivered: 0, weightG: 1 },
  { line: 2, kind: "parcel" as const, description: "A roll", barcode: "C1-2", quantity: 3, delivered: 2, weightG: 1 },
];

test.each([
  ["C1-1", noPiece(items), { kind: "counted", line: "1" }],
  [" C1-1 ", { 1: 1 }, { kind: "counted", line: "1" }],
  ["C1-1", { 1: 2 }, { kind: "full" }],
  ["C1-2", noPiece(items), { kind: "counted", line: "2" }],
  ["C1-2", everyPiece(items), { kind: "full" }],
  ["C9-9", noPiece(items), { kind: "foreign" }],
])("the code %j, with %j counted, is %j", (code, counted, expected) => {
  expect(countCode(items, counted, code)).toEqual(expected);
});

test("all pieces are all of every line", () => {
  expect(isEveryPiece(items, everyPiece(items))).toBe(true);
  expect(isEveryPiece(items, { 1: 2, 2: 2 })).toBe(false);
});
