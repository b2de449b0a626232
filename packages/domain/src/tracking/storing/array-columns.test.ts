import { expect, test } from "vitest";
import { ArrayColumns } from "./array-columns.ts";

test("rows become the texts of Postgres arrays, column by column", () => {
  const columns = new ArrayColumns(3);
  columns.add([1, "plain", true]);
  columns.add([null, 'a "quote" and a \\', null]);
  expect(columns.literals).toEqual(["{1,null}", '{"plain","a \\"quote\\" and a \\\\"}', "{true,null}"]);
  expect(columns.count).toBe(2);
});

test("a text that reads null stays a text", () => {
  const columns = new ArrayColumns(1);
  columns.add(["null"]);
  columns.add([""]);
  expect(columns.literals).toEqual(['{"null",""}']);
});
