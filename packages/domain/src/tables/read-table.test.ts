import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { sheetOfFile, sheetOfText } from "./read-sheet.ts";
import { readTable } from "./read-table.ts";

const columns = { required: ["name", "delivery_name"], optional: ["weight_kg"] } as const;

test("columns go by their names in any order and spelling, rows by their place in the file", () => {
  const text = "\ufeffDelivery name;NAME;Colour\n\nLan; An ;red\n;Bình\n ; \n";
  expect(readTable(sheetOfText(text), columns)).toEqual({
    rows: [
      { row: 3, cells: { delivery_name: "Lan", name: "An" } },
      { row: 4, cells: { name: "Bình" } },
    ],
    missingColumns: [],
    unknownColumns: ["colour"],
  });
});

test("columns that lack are named, also of a file that is empty", () => {
  for (const text of ["", "delivery_name", "delivery_name\nLan"])
    expect(readTable(sheetOfText(text), columns).missingColumns).toContain("name");
});

test("a file that is neither text nor a workbook is refused", async () => {
  await expect(sheetOfFile(new Uint8Array([0xff, 0xfe, 0x00]))).rejects.toThrow();
  await expect(sheetOfFile(Buffer.from("PK\u0003\u0004 no workbook"))).rejects.toThrow();
});

test("what stands in a row comes out of it, whatever stands there and between which separators", () => {
  const word = fc.string().map((text) => text.replaceAll("\ufeff", "").trim());
  const rows = fc.array(fc.record({ name: word, delivery_name: word }), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.constantFrom(",", ";", "\t"), (given, delimiter) => {
      const text = Papa.unparse({ fields: ["name", "delivery_name"], data: given }, { delimiter, quotes: true });
      const expected = given.flatMap(({ name, delivery_name }, at) => {
        const cells = { ...(name && { name }), ...(delivery_name && { delivery_name }) };
        return Object.keys(cells).length > 0 ? [{ row: at + 2, cells }] : [];
      });
      expect(readTable(sheetOfText(text), columns).rows).toEqual(expected);
    }),
  );
});
